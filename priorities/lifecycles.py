"""How does a logic model live, a priority, and a measurement?"""

from groundwork.lifecycle import Lifecycle
from priorities.enums import MeasurementState, ModelState, PriorityState

LOGIC_MODEL = Lifecycle(
    "logic-model",
    {
        ModelState.DRAFT: [ModelState.ADOPTED],
        ModelState.ADOPTED: [ModelState.REPLACED],
        ModelState.REPLACED: [],
    },
)
PRIORITY = Lifecycle(
    "priority",
    {
        PriorityState.PROPOSED: [PriorityState.CONFIRMED, PriorityState.CLOSED],
        PriorityState.CONFIRMED: [PriorityState.ACTIVE, PriorityState.CLOSED],
        PriorityState.ACTIVE: [PriorityState.PROMOTED, PriorityState.CLOSED],
        PriorityState.PROMOTED: [PriorityState.CLOSED],
        PriorityState.CLOSED: [],
    },
)
# A returned one stays returned while it is written anew; an approved one that is found wrong is returned.
MEASUREMENT = Lifecycle(
    "measurement",
    {
        MeasurementState.DRAFT: [MeasurementState.SUBMITTED],
        MeasurementState.SUBMITTED: [MeasurementState.RETURNED, MeasurementState.APPROVED],
        MeasurementState.RETURNED: [MeasurementState.SUBMITTED],
        MeasurementState.APPROVED: [MeasurementState.RETURNED],
    },
)
LIFECYCLES = [LOGIC_MODEL, PRIORITY, MEASUREMENT]
