"""Which rights are there about what the councils try to reach, and which place gives each?"""

from django.utils.translation import gettext_lazy as _

from councils.rules import Right, any_place, chairing, owning

KEEP_MODEL = Right(
    "keep-logic-model",
    _("draft the logic model of a body"),
    _("The co-chairs of the body that owns it, and the secretariat, draft a logic model. A decision adopts it."),
    _("You would have to be of the secretariat, or a co-chair on that day: %(about)s."),
    chairing,
)
READ_DRAFT_MODEL = Right(
    "read-draft-model",
    _("read the drafts of a logic model that is in force"),
    _("While a version is in force, drafts of the next one are for everybody who holds a place in a body."),
    _("You would have to hold a place in any body on that day."),
    any_place,
    assistants=True,
)
ENTER_MEASUREMENT = Right(
    "enter-measurement",
    _("enter and submit what is measured"),
    _("Members and co-chairs of the body responsible for an indicator, and the secretariat, enter what is measured."),
    _("You would have to belong to it on that day, other than as an observer: %(about)s."),
    owning,
)
APPROVE_MEASUREMENT = Right(
    "approve-measurement",
    _("approve what is measured"),
    _("The co-chairs of the body that owns the result, and the secretariat, approve; never whoever submitted."),
    _("You would have to be of the secretariat, or a co-chair on that day: %(about)s."),
    chairing,
)
