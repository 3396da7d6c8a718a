"""How does a logic model live, and a priority?"""

from groundwork.lifecycle import Lifecycle
from priorities.enums import ModelState, PriorityState

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
LIFECYCLES = [LOGIC_MODEL, PRIORITY]
