"""What stops the secretariat's work: texts that are not ready, packages that failed, effects that are held back?"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.enums import EffectState, MotionState, PackageState
from governance.models import AgendaItem, Clause, Effect, Gathering, Motion, Package
from governance.queries.desk.docket import Row, link, row
from governance.queries.meetings.gatherings import slug_of
from governance.rules import texts_put
from groundwork.bilingual import Pair

TWO_WEEKS = timedelta(days=14)


def blockers(coming: Gathering | None, now: datetime) -> Iterable[Row]:
    """The secretariat's blockers. At most five queries."""
    yield from held_effects(now)
    if coming is not None:
        yield from package_to_make(coming, now)
        yield from unready_texts(coming, now)


def held_effects(now: datetime, bodies: Collection[int] | None = None) -> Iterable[Row]:
    """Effects that could not be enacted on their day, of these bodies' decisions or of all. One query."""
    held = Effect.objects.filter(state=EffectState.HELD).select_related("outcome__decision").order_by("pk")
    for effect in held if bodies is None else held.filter(outcome__decision__body__in=bodies):
        decision = effect.outcome.decision
        yield row(
            "blocker",
            None,
            now,
            title=decision.title,
            reference=decision.reference,
            url=link("decision", decision.reference),
            detail=_("An effect is held back: %(why)s") % {"why": effect.held_because},
            illustrative=decision.illustrative,
        )


def package_to_make(coming: Gathering, now: datetime) -> Iterable[Row]:
    """The package of the coming gathering: the latest failed, or two weeks before there is none yet. One query."""
    latest = Package.objects.filter(gathering=coming, reader=None).order_by("-version").first()
    starts_on = coming.days.lower if coming.days else None
    if latest is None and starts_on and starts_on - timezone.localdate(now) <= TWO_WEEKS:
        yield row(
            "blocker", max(starts_on, timezone.localdate(now)), now, url=link("package", slug_of(coming)),
            title=Pair(f"The package of the {coming.place.en} gathering is to be compiled",
                       f"Le cahier de réunion est à compiler ({coming.place.fr})"),
            button=_("Compile the package"), illustrative=coming.illustrative)  # fmt: skip
    if latest is not None and latest.state == PackageState.FAILED:
        yield row(
            "blocker", None, now, url=link("package", slug_of(coming)), detail=latest.problem,
            title=Pair(f"Version {latest.version} of the {coming.place.en} package was not compiled",
                       f"La version {latest.version} du cahier de réunion ({coming.place.fr}) n’a pas été compilée"),
            button=_("See what went wrong"), illustrative=coming.illustrative)  # fmt: skip


def unready_texts(coming: Gathering, now: datetime) -> Iterable[Row]:
    """How many texts of the coming agenda are not ready in both languages. Three queries."""
    items = AgendaItem.objects.numbered().filter(meeting__gathering=coming)
    motions = list(Motion.objects.filter(item__in=items, state=MotionState.DRAFT))
    clauses: dict[int, list[Clause]] = {motion.pk: [] for motion in motions}
    for clause in Clause.objects.filter(motion__in=motions):
        clauses[clause.motion_id].append(clause)
    texts = [pair for motion in motions for _label, pair in texts_put(motion, clauses[motion.pk])]
    count = sum(not pair.matches for pair in [*texts, *(item.title for item in items)])
    if count:
        starts_on = coming.days.lower if coming.days else None
        yield row(
            "blocker",
            starts_on if starts_on and starts_on >= timezone.localdate(now) else None,
            now,
            title=Pair(
                f"Texts of the {coming.place.en} agenda to finish",
                f"Textes de l’ordre du jour à terminer ({coming.place.fr})",
            ),
            url=link("gathering", slug_of(coming)) or link("package", slug_of(coming)),
            detail=ngettext(
                "%(count)s text is not ready in both languages.",
                "%(count)s texts are not ready in both languages.",
                count,
            )
            % {"count": count},
            button=_("See the texts"),
            illustrative=coming.illustrative,
        )
