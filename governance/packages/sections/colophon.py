"""From which facts was this file made, when, by what, and how can that be checked?"""

from importlib.metadata import version
from typing import Any

from django.utils.translation import gettext as _

from governance.packages.contents import PackageContents, facts_hash
from governance.packages.sections.cover import name
from governance.packages.sections.furniture import capital, spoken
from groundwork import dates_in_words as written
from groundwork.typesetting.texts import run, spoken_text


def colophon(contents: PackageContents, language: str) -> dict[str, Any]:
    """The manifest: what anyone needs to compile the same file again and compare."""
    languages = {"en": _("English"), "fr": _("French")}
    rows = [
        (_("Gathering"), spoken_text(name(contents, language), language)),
        (_("Version"), spoken_text(str(contents.version), language)),
        (_("Facts as of"), spoken_text(written.moment(contents.as_of, language), language)),
        (_("Language of this file"), spoken_text(capital(languages[language]), language)),
        (_("Items"), spoken_text(str(len(contents.numbered)), language)),
        (_("Compiled with"), spoken_text(f"Typst {version('typst')}, PDF/UA-1, PDF/A-2a", language)),
        (_("Secretariat"), run(contents.secretariat, language)),
    ]
    return {
        "rows": [{"label": spoken(label), "value": value} for label, value in rows if value],
        "hash_label": spoken(_("SHA-256 of the facts")),
        "hash": facts_hash(contents),
        "explanation": spoken(
            _(
                "The English and the French file are made from the same facts, at the same moment. "
                "The same facts give the same file, byte for byte."
            )
        ),
    }
