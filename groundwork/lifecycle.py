"""From which state may a thing go to which? A table that refuses, and draws itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from groundwork.refusals import Refusal


@dataclass(frozen=True)
class Lifecycle:
    """A life cycle named `name`, whose table gives for each state those that may follow it."""

    name: str
    table: Mapping[TextChoices, Sequence[TextChoices]]

    def refuse(self, old: str, new: str) -> Refusal | None:
        """Why may it not go from `old` to `new`? None means that it may."""
        states = {str(state): [str(after) for after in following] for state, following in self.table.items()}
        if str(new) in states.get(str(old), []):
            return None
        labels = {str(state): state.label for state in self.table}
        return Refusal(
            "wrong-state",
            _("This is “%(old)s” and cannot become “%(new)s”.")
            % {"old": labels.get(str(old), old), "new": labels.get(str(new), new)},
        )

    def mermaid(self) -> str:
        """The drawing of the table, as a Mermaid state diagram."""
        first = next(iter(self.table))
        lines = ["stateDiagram-v2", f"    [*] --> {first.value}"]
        for state, following in self.table.items():
            lines += [f"    {state.value} --> {after.value}" for after in following]
            if not following:
                lines.append(f"    {state.value} --> [*]")
        return "\n".join(lines)
