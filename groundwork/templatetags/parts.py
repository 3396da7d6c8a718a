"""Which small drawings and marks may every template use? Each takes plain words and numbers."""

import math
from datetime import date
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from groundwork.bilingual import reader_language
from groundwork.icons import ARCS, ICONS
from groundwork.looks import look_of
from groundwork.navigation import Section, sections_for
from groundwork.templatetags import words

register = template.Library()

_HIDDEN = 'aria-hidden="true" focusable="false"'
_COUNCILS = {
    "joint": "joint", "joint_council": "joint", "joint-councils": "joint", "first": "first",
    "second": "second",
    "pssdc": "first", "cpssp": "first", "pscioc": "second", "cdpisp": "second",
}  # fmt: skip
STEPS = {
    "recommendation": (gettext_lazy("Recommendation"), "document"),
    "vote": (gettext_lazy("Vote"), "ballot"),
    "decision": (gettext_lazy("Decision"), "award"),
    "effects": (gettext_lazy("Effects"), "branch"),
    "actions": (gettext_lazy("Actions"), "list"),
}
_PROGRESS = {
    "done": pgettext_lazy("feminine", "done"),
    "doing": gettext_lazy("in progress"),
    "todo": gettext_lazy("to come"),
    "none": gettext_lazy("not needed"),
}
POSITIONS: dict[str, str | Promise] = {
    "agree": pgettext_lazy("tally", "agree"),
    "for": pgettext_lazy("tally", "for"),
    "reservation": pgettext_lazy("tally", "agree, with reservation"),
    "object": pgettext_lazy("tally", "object"),
    "against": pgettext_lazy("tally", "against"),
    "stand_aside": pgettext_lazy("tally", "stand aside"),
    "abstain": pgettext_lazy("tally", "abstain"),
    "split": pgettext_lazy("tally", "split"),
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A decorative drawing from groundwork.icons; the words beside it say what it means."""
    return format_html('<svg class="i" viewBox="0 0 24 24" {}>{}</svg>', mark_safe(_HIDDEN), mark_safe(ICONS[name]))


@register.simple_tag
def tag(family: str, label: Any, icon_name: str = "") -> SafeString:
    """A tag with words of its own: family is carried, lost, deferred, noted, open, change, grey or plain."""
    drawing = icon(icon_name) if icon_name else ""
    return format_html('<span class="tag" data-s="{}">{}{}</span>', family, drawing, words.typo(label))


@register.simple_tag
def outcome(value: str, label: str = "") -> SafeString:
    """The outcome of a decision, in words, shape and colour: `{% outcome decision.outcome %}`."""
    look = look_of(value)
    return tag(look.family, label or look.words or getattr(value, "label", value), look.icon)


@register.simple_tag
def state(value: str, label: str = "", kind: str = "") -> SafeString:
    """The state of a thing: `{% state vote.state vote.get_state_display %}`; kind="action" for actions."""
    look = look_of(value, kind)
    return tag(look.family, label or look.words or getattr(value, "label", value), look.icon)


@register.simple_tag
def arcs(key: str = "joint") -> SafeString:
    """The mark alone: joint, first or second (pssdc, pscioc too), or none."""
    drawing = ARCS[_COUNCILS.get(str(key).lower(), "none")]
    return format_html('<svg class="arcs" viewBox="0 0 32 32" {}>{}</svg>', mark_safe(_HIDDEN), mark_safe(drawing))


@register.simple_tag
def council(key: str, label: Any = "") -> SafeString:
    """A body with its mark: `{% council body.slug body.name|said %}`."""
    return format_html('<span class="council">{}{}</span>', arcs(key), words.said(label) if label else "")


@register.simple_tag
def ref(reference: str, url: str = "") -> SafeString:
    """A reference such as D-2026-021, as a link when an address is given."""
    if url:
        return format_html('<a class="ref" href="{}">{}</a>', url, reference)
    return format_html('<span class="ref">{}</span>', reference)


@register.simple_tag
def when(value: date | None, form: str = "day") -> str:
    """A `<time>` element; form is day, day_short, day_of_year, clock or moment."""
    if not value:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), getattr(words, form)(value))


@register.simple_tag
def seats_ring(voted: int, total: int) -> SafeString:
    """One seat for each voter, filled for those who voted. Decorative: say it in words beside it."""
    radius = 40
    size = min(5.2, 0.66 * math.pi * radius / max(total, 1))
    turns = [2 * math.pi * (place + 0.5) / total for place in range(total)]
    seats = format_html_join(
        "",
        '<circle class="seat{}" cx="{}" cy="{}" r="{}"/>',
        (
            (" seat--on" if place < voted else "", f"{50 + radius * math.sin(turn):.1f}",
             f"{50 - radius * math.cos(turn):.1f}", f"{size:.1f}")
            for place, turn in enumerate(turns)
        ),
    )  # fmt: skip
    return format_html(
        '<svg viewBox="0 0 100 100" {}>{}<text x="50" y="57">{}/{}</text></svg>',
        mark_safe(_HIDDEN), seats, voted, total,
    )  # fmt: skip


@register.simple_tag
def seats_sentence(voted: int, total: int) -> str:
    """`11 of 16 jurisdictions have voted.`"""
    return words.typo(
        ngettext(
            "%(voted)s of %(total)s jurisdictions has voted.",
            "%(voted)s of %(total)s jurisdictions have voted.",
            voted,
        )
        % {"voted": voted, "total": total}
    )


@register.simple_tag
def thread(recommendation: str, vote: str, decision: str, effects: str, actions: str) -> SafeString:
    """The trail in five dots: each step is done, doing, todo or none (not needed)."""
    given = dict(zip(STEPS, (recommendation, vote, decision, effects, actions), strict=True))
    dots, gaps = [], []
    for place, progress in enumerate(given.values()):
        centre = 8 + 23 * place
        if place:
            gaps.append((centre - 18, centre - 5))
        if progress == "none":
            gaps.append((centre - 5, centre + 5))
        else:
            dots.append((progress, centre))
    lines = format_html_join("", '<line x1="{}" y1="9" x2="{}" y2="9"/>', gaps)
    circles = format_html_join("", '<circle class="dot dot--{}" cx="{}" cy="9" r="5"/>', dots)
    sentence = ", ".join(f"{STEPS[step][0]} ({_PROGRESS[progress]})" for step, progress in given.items())
    return format_html(
        '<span class="thread"><svg viewBox="0 0 108 18" {}>{}{}</svg><span class="vh">{}</span></span>',
        mark_safe(_HIDDEN), lines, circles, sentence,
    )  # fmt: skip


@register.simple_tag
def trail_node(step: str) -> SafeString:
    """The round head of a step of the trail: recommendation, vote, decision, effects or actions."""
    return format_html('<span class="trail__node">{}</span>', icon(STEPS[step][1]))


@register.simple_tag
def tally(**counts: int) -> SafeString:
    """How the voices fell: a bar with one cell for each voter (decorative), and the figures under it.

    `{% tally agree=14 reservation=1 object=0 stand_aside=1 %}`; or for, against, abstain; nothing else shows.
    """
    shown = [(option, int(counts[option] or 0)) for option in POSITIONS if counts.get(option) is not None]
    cells = format_html_join("", '<i class="pos pos--{}"></i>', ((o,) for o, n in shown for _each in range(n)))
    figures = format_html_join(
        "",
        '<li><i class="key pos pos--{}"></i><b>{}</b>\u00a0{}</li>',
        ((o, n, POSITIONS[o]) for o, n in shown),
    )
    return format_html(
        '<div class="bar" aria-hidden="true">{}</div><ul role="list" class="tally">{}</ul>', cells, figures
    )


@register.simple_tag
def readiness(en: bool, fr: bool) -> SafeString:
    """Is each language of a text ready? `EN ✓ FR ✓`, with hidden words for those who hear the page."""
    sides = [
        ("EN", en, _("English: ready") if en else _("English: missing or to confirm")),
        ("FR", fr, _("French: ready") if fr else _("French: missing or to confirm")),
    ]
    if reader_language() == "fr":
        sides.reverse()
    return format_html(
        '<span class="langs">{}</span>',
        format_html_join(
            "",
            '<span{}><span aria-hidden="true">{}\u00a0{}</span><span class="vh">{} </span></span>',
            (
                ("" if ready else mark_safe(' class="langs__behind"'), code, "✓" if ready else "–", sentence)
                for code, ready, sentence in sides
            ),
        ),
    )


@register.simple_tag(takes_context=True)
def sections(context: template.Context) -> list[Section]:
    """The sections of the house for this reader, the one they are in marked; from groundwork.navigation."""
    return sections_for(context.get("request"), context.get("section") or "", context.get("nav_counts") or {})


@register.simple_block_tag
def breadcrumb(content: str) -> str:
    """The way to this page, from list items; nothing at all when there are none."""
    if not content.strip():
        return ""
    return format_html('<nav class="crumbs" aria-label="{}"><ol>{}</ol></nav>', _("Breadcrumb"), mark_safe(content))


@register.filter
def message_kind(level: str) -> str:
    """The kind of note (ok, warn, or plain information) for a level of Django's messages."""
    return {"success": "ok", "warning": "warn", "error": "warn"}.get(level, "")
