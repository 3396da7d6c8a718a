"""The tables of what the councils try to reach."""

from priorities.models.findings import Finding
from priorities.models.logic_model import LogicModel, ResultLink, ResultNode, ResultTier
from priorities.models.priorities import Priority, PriorityLead

__all__ = ["Finding", "LogicModel", "Priority", "PriorityLead", "ResultLink", "ResultNode", "ResultTier"]
