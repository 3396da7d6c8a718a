"""What may an administrator look at here? Everything, and change nothing: acts go through actions."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from priorities.models import (
    Finding,
    Indicator,
    LogicModel,
    Measurement,
    MeasuringPeriod,
    Priority,
    ResultLink,
    ResultNode,
    ResultTier,
    Target,
)


@admin.register(
    Finding, Indicator, LogicModel, Measurement, MeasuringPeriod, Priority, ResultLink, ResultNode, ResultTier, Target
)
class ReadOnly(admin.ModelAdmin):
    """A window without handles."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
