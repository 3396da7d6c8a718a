"""How is an outcome said on a wall that two languages read at once?"""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import override

from governance.enums import Outcome
from groundwork.bilingual import other_language, reader_language
from groundwork.context import TAGS
from groundwork.templatetags.parts import outcome

register = template.Library()


@register.simple_tag
def outcome_both(value: str) -> SafeString:
    """The tag of an outcome in the reader's language, then the other language's word."""
    found = []
    for code in (reader_language(), other_language(reader_language())):
        with override(code):
            found.append((TAGS[code], outcome(value, str(Outcome(value).label))))
    return format_html("{}", format_html_join(" ", '<span lang="{}">{}</span>', found))
