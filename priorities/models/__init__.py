"""The tables of what the councils try to reach."""

from priorities.models.findings import Finding
from priorities.models.indicators import Indicator, MeasuringPeriod, ScaleStep, Target, TargetChange
from priorities.models.logic_model import LogicModel, ResultLink, ResultNode, ResultTemplate, ResultTier
from priorities.models.measurements import Measurement, MeasurementStamp
from priorities.models.priorities import Priority, PriorityChange, PriorityLead, PriorityOutcome

__all__ = [
    "Finding",
    "Indicator",
    "LogicModel",
    "Measurement",
    "MeasurementStamp",
    "MeasuringPeriod",
    "Priority",
    "PriorityChange",
    "PriorityLead",
    "PriorityOutcome",
    "ResultLink",
    "ResultNode",
    "ResultTemplate",
    "ResultTier",
    "ScaleStep",
    "Target",
    "TargetChange",
]
