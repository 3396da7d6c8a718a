"""What is typed when an item for an agenda is proposed, declined or placed, and what is chosen from the backlog?"""

from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.enums import BodyKind
from councils.models import Body, EngagementLevel, Jurisdiction
from councils.queries.names import BodyWords
from councils.rules import for_jurisdiction
from governance.enums import Purpose, QuestionKind, RecommendationState
from governance.forms.agendas.items import MinutesField
from governance.forms.fields import WordsField, pair_fields, typed
from governance.forms.ordering import ReaderFirst
from governance.models import Gathering, ProposedItem, Recommendation
from governance.queries.recommendations.listed import results_to_choose
from groundwork.bilingual import LANGUAGES, Pair
from priorities.models import Priority, ResultNode

Typed = Any
OUTSIDERS = {BodyKind.EXTERNAL_TABLE, BodyKind.NON_MEMBER, BodyKind.SECRETARIAT}
KINDS = {"open": QuestionKind.OPEN, "closed": QuestionKind.CLOSED}
TEXTS = ("title", "summary", "expected_outcome", "presenter")


class ProposalForm(ReaderFirst):
    """An item for an agenda: what it is, why and how long; all else may come later."""

    body = forms.ChoiceField(
        label=_("For an agenda of"), error_messages={"required": _("Choose the body that is to take it up.")}
    )
    gathering = forms.ChoiceField(label=_("Gathering"), required=False)
    purpose = forms.ChoiceField(label=_("Purpose"), choices=Purpose.choices, initial=Purpose.INFORMATION)
    minutes = MinutesField(initial=30)
    sponsor = forms.ChoiceField(label=_("Who proposes it?"), required=False)
    priority = forms.ModelChoiceField(
        label=_("Priority"), queryset=Priority.objects.order_by("name_en"), required=False
    )
    outcomes = forms.ModelMultipleChoiceField(
        label=_("Outcomes it serves"), queryset=ResultNode.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    engagement_level = forms.ModelChoiceField(
        label=_("Level of the operating framework"), queryset=EngagementLevel.objects.all(), required=False
    )
    recommendation = forms.ModelChoiceField(
        label=_("Recommendation"), queryset=Recommendation.objects.none(), required=False
    )

    def __init__(
        self,
        names: Mapping[int, BodyWords],
        gatherings: Iterable[Gathering],
        data: Typed = None,
        *,
        initial: Any = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.gatherings = {str(row.pk): row for row in gatherings}
        bodies = [(each.key, str(each.name)) for each in names.values() if each.kind not in OUTSIDERS]
        self.choose("body", _("Choose a body"), bodies)
        self.choose("gathering", _("the next one that suits"), [(k, str(g.place)) for k, g in self.gatherings.items()])
        seats = [(for_jurisdiction(row), str(row.name)) for row in Jurisdiction.objects.order_by("protocol_order")]
        self.choose("sponsor", _("nobody in particular"), [*bodies, *seats])
        nodes = [node.pk for node in results_to_choose()]
        self.fields["outcomes"].queryset = ResultNode.objects.filter(pk__in=nodes)  # type: ignore[attr-defined]
        open_ones = [RecommendationState.SUBMITTED, RecommendationState.DEFERRED, RecommendationState.REFERRED]
        of_body = Recommendation.objects.filter(state__in=open_ones).order_by("-submitted_on", "-pk")
        self.fields["recommendation"].queryset = of_body  # type: ignore[attr-defined]
        for name in ("priority", "engagement_level", "recommendation"):
            self.fields[name].empty_label = "–"  # type: ignore[attr-defined]
        self.fields["recommendation"].label_from_instance = lambda row: f"{row.reference} – {row.title}"  # type: ignore[attr-defined]
        self.texts()
        self.order_fields(["body", "gathering", "title_en", "title_fr", "purpose", "minutes"])

    def choose(self, name: str, nothing: Any, choices: list[tuple[str, Any]]) -> None:
        """Fill the choices of a field."""
        self.fields[name].choices = [("", nothing), *choices]  # type: ignore[attr-defined]

    def texts(self) -> None:
        """The texts in both languages, and the questions, one a line."""
        self.fields |= pair_fields("title", _("Title, in English"), _("Title, in French"), max_length=300)
        self.fields |= pair_fields(
            "summary", _("Summary, in English"), _("Summary, in French"), max_length=4000, rows=4
        )
        self.fields |= pair_fields(
            "expected_outcome",
            _("Expected outcome, in English"),
            _("Expected outcome, in French"),
            max_length=600,
            rows=2,
        )
        self.fields |= pair_fields(
            "presenter", _("Presented by, in English"), _("Presented by, in French"), max_length=160
        )
        self.fields |= pair_fields(
            "open", _("Open questions, in English"), _("Open questions, in French"), max_length=6000, rows=3
        )
        self.fields |= pair_fields(
            "closed", _("Yes-or-no questions, in English"), _("Yes-or-no questions, in French"), max_length=6000, rows=2
        )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not (given.get("title_en") or given.get("title_fr")) and not self.errors.keys() & {"title_en", "title_fr"}:
            self.add_error("title_en", _("Write a title, in one language at least."))
        return given

    def given(self) -> dict[str, Any]:
        """The columns of the row, by name; the texts as pairs."""
        cleaned = self.cleaned_data
        texts = {name: typed(cleaned, name) for name in TEXTS}
        sponsor = cleaned["sponsor"]
        return {
            **texts,
            "body": Body.objects.get(key=cleaned["body"]),
            "gathering": self.gatherings.get(cleaned["gathering"]),
            "purpose": cleaned["purpose"],
            "minutes": cleaned["minutes"],
            "sponsor": Body.objects.filter(key=sponsor).first() if sponsor else None,
            "sponsor_jurisdiction": Jurisdiction.objects.filter(code=sponsor[1:]).first()
            if sponsor.startswith("@")
            else None,
            "priority": cleaned["priority"],
            "engagement_level": cleaned["engagement_level"],
            "recommendation": cleaned["recommendation"],
            "questions": self.questions(),
        }

    def questions(self) -> list[dict[str, str]]:
        """The questions, open ones first; the lines of both languages go together in their order."""
        found = []
        for name, kind in KINDS.items():
            sides = [self.cleaned_data.get(f"{name}_{code}", "").splitlines() for code in LANGUAGES]
            lines = [[line.strip() for line in side if line.strip()] for side in sides]
            found += [{"kind": str(kind), "en": en, "fr": fr} for en, fr in zip_longest(*lines, fillvalue="")]
        return found

    @property
    def has_details(self) -> bool:
        """Whether something of the details was filled in, or is wrong."""
        first = {"body", "gathering", "title_en", "title_fr", "purpose", "minutes", "version"}
        return any(self[name].value() or self[name].errors for name in self.fields if name not in first)


class RevisionForm(ProposalForm):
    """An item that exists, and the version of it that the editor saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def said_of(proposed: ProposedItem) -> dict[str, Any]:
    """What the form shows of an item."""
    found: dict[str, Any] = {
        f"{name}_{code}": getattr(proposed, name).side(code) for name in TEXTS for code in LANGUAGES
    }
    for name, kind in KINDS.items():
        for code in LANGUAGES:
            lines = [each.get(code, "") for each in proposed.questions if each.get("kind") == kind]
            found[f"{name}_{code}"] = "\n".join(lines).strip()
    sponsor = proposed.sponsor.key if proposed.sponsor else for_jurisdiction(proposed.sponsor_jurisdiction)
    return found | {
        "version": proposed.version, "body": proposed.body.key, "gathering": str(proposed.gathering_id or ""),
        "purpose": proposed.purpose, "minutes": proposed.minutes, "sponsor": sponsor, "priority": proposed.priority_id,
        "engagement_level": proposed.engagement_level_id, "recommendation": proposed.recommendation_id,
        "outcomes": [node.pk for node in proposed.outcomes.all()],
    }  # fmt: skip


class DeclineForm(ReaderFirst):
    """Why an item goes on no agenda."""

    because_en = WordsField(label=_("Reason, in English"), max_length=600, rows=2)
    because_fr = WordsField(label=_("Reason, in French"), max_length=600, rows=2)

    @property
    def because(self) -> Pair:
        """The reason as it was typed."""
        return typed(self.cleaned_data, "because")
