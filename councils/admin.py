"""Which tables of the councils may the staff look at?"""

from django.contrib import admin

from councils.models import (
    Body,
    BodyCharter,
    BodyComponent,
    BodyEvent,
    BodyName,
    EngagementLevel,
    Jurisdiction,
    Membership,
    Person,
    ReportingLine,
    Seat,
    SeatTerm,
)
from groundwork.admin import ReadOnlyAdmin

DATED = ("in_force", "recorded", "basis", "opened_by", "closed_by", "source")


@admin.register(Person)
class PersonAdmin(ReadOnlyAdmin):
    """Who has an account; the password's hash is nobody's business."""

    list_display = ("name", "email", "preferred_language", "is_active", "illustrative")
    search_fields = ("name", "email")
    exclude = ("password",)


@admin.register(Jurisdiction)
class JurisdictionAdmin(ReadOnlyAdmin):
    list_display = ("code", "name_en", "name_fr", "order", "protocol_order")


@admin.register(Body)
class BodyAdmin(ReadOnlyAdmin):
    list_display = ("key", "kind", "slug_en", "slug_fr", "source", "illustrative")
    list_filter = ("kind",)


@admin.register(Seat)
class SeatAdmin(ReadOnlyAdmin):
    list_display = ("key", "body", "jurisdiction", "number")
    list_select_related = ("body", "jurisdiction")


@admin.register(BodyCharter)
class BodyCharterAdmin(ReadOnlyAdmin):
    list_display = ("body", "authority", "engagement_level", *DATED)
    list_select_related = ("body", "engagement_level")


@admin.register(BodyName)
class BodyNameAdmin(ReadOnlyAdmin):
    list_display = ("body", "kind", "name_en", "name_fr", *DATED)
    list_select_related = ("body",)


@admin.register(BodyComponent)
class BodyComponentAdmin(ReadOnlyAdmin):
    list_display = ("whole", "part", *DATED)
    list_select_related = ("whole", "part")


@admin.register(BodyEvent)
class BodyEventAdmin(ReadOnlyAdmin):
    list_display = ("body", "kind", "description_en", *DATED)
    list_select_related = ("body",)


@admin.register(ReportingLine)
class ReportingLineAdmin(ReadOnlyAdmin):
    list_display = ("body", "parent", "kind", *DATED)
    list_select_related = ("body", "parent")


@admin.register(SeatTerm)
class SeatTermAdmin(ReadOnlyAdmin):
    list_display = ("seat", "weight", *DATED)
    list_select_related = ("seat__body", "seat__jurisdiction")


@admin.register(Membership)
class MembershipAdmin(ReadOnlyAdmin):
    list_display = ("person", "seat", "role", "alternate_for", *DATED)
    list_select_related = ("person", "seat__body", "seat__jurisdiction", "alternate_for")


admin.site.register(EngagementLevel, ReadOnlyAdmin)
