"""Under which addresses does one see who sits where, and who answers to whom?"""

from django.urls import path
from django.utils.translation import pgettext_lazy

from councils.views import (
    assistance,
    bodies,
    jurisdictions,
    members,
    past,
    people,
    records,
    roster_import,
    seats,
    sign_in,
    structure,
    structure_files,
)

urlpatterns = [
    path(pgettext_lazy("address", "structure"), structure.structure, name="structure"),
    path(pgettext_lazy("address", "structure/facts"), structure.structure_part, name="structure_part"),
    path(pgettext_lazy("address", "structure.json"), structure_files.structure_json, name="structure_json"),
    path(pgettext_lazy("address", "structure.csv"), structure_files.structure_csv, name="structure_csv"),
    path(pgettext_lazy("address", "structure.svg"), structure_files.structure_svg, name="structure_svg"),
    path(pgettext_lazy("address", "structure.pdf"), structure_files.structure_pdf, name="structure_pdf"),
    path(pgettext_lazy("address", "structure.jsonld"), structure_files.structure_org, name="structure_org"),
    path(pgettext_lazy("address", "structure/members"), members.members, name="members"),
    path(pgettext_lazy("address", "structure/members.csv"), members.members_csv, name="members_csv"),
    path(pgettext_lazy("address", "structure/members/import"), roster_import.import_page, name="import_roster"),
    path(
        pgettext_lazy("address", "structure/members/template.csv"), roster_import.template_csv, name="roster_template"
    ),
    path(pgettext_lazy("address", "structure/seats/new"), seats.new_seat, name="new_seat"),
    path(pgettext_lazy("address", "structure/seats/terms/<int:term>/end"), seats.end_term, name="end_term"),
    path(pgettext_lazy("address", "structure/seats/<str:key>"), seats.seat, name="seat"),
    path(pgettext_lazy("address", "structure/seats/<str:key>/appoint"), seats.appoint, name="appoint"),
    path(pgettext_lazy("address", "structure/seats/<str:key>/end"), seats.end_a_seat, name="end_seat"),
    path(pgettext_lazy("address", "structure/people/<int:person>"), people.person, name="person"),
    path(pgettext_lazy("address", "assistants"), assistance.assistants, name="assistants"),
    path(pgettext_lazy("address", "assistants/<int:number>/end"), assistance.end_assistant, name="end_assistant"),
    path(pgettext_lazy("address", "structure/bodies/<slug:slug>"), bodies.body, name="body"),
    path(
        pgettext_lazy("address", "structure/bodies/<slug:slug>/terms/<int:number>"),
        bodies.terms_of_reference,
        name="terms_of_reference",
    ),
    path(pgettext_lazy("address", "structure/jurisdictions"), jurisdictions.jurisdictions, name="jurisdictions"),
    path(
        pgettext_lazy("address", "structure/jurisdictions/<slug:code>"),
        jurisdictions.jurisdiction,
        name="jurisdiction",
    ),
    path(pgettext_lazy("address", "structure/bodies/<slug:slug>/records"), records.body_records, name="body_records"),
    path(
        pgettext_lazy("address", "structure/bodies/<slug:slug>/records/<slug:fact>"),
        past.record_fact,
        name="record_fact",
    ),
    path(pgettext_lazy("address", "structure/records/body"), past.record_body, name="record_body"),
    path(
        pgettext_lazy("address", "structure/records/<slug:kind>/<int:number>"),
        records.correct_row,
        name="correct_row",
    ),
    path(pgettext_lazy("address", "cast"), sign_in.cast_sign_in, name="cast_sign_in"),
]
