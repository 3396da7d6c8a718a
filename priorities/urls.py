"""Under which addresses does one see what the councils try to reach?"""

from django.urls import path
from django.utils.translation import pgettext_lazy

from priorities.views import indicators, measurements, periods
from priorities.views.background import background_page
from priorities.views.logic_models import files, importing, nodes, page, versions
from priorities.views.priorities import priorities_page

urlpatterns = [
    path(pgettext_lazy("address", "priorities"), priorities_page, name="priorities"),
    path(pgettext_lazy("address", "outcomes"), page.outcomes_page, name="outcomes"),
    path(pgettext_lazy("address", "outcomes/draft"), versions.draft_model_page, name="draft_model"),
    path(pgettext_lazy("address", "outcomes/template.csv"), files.sheet_template, name="logic_model_template"),
    path(pgettext_lazy("address", "logic-models/<int:model>"), page.logic_model_page, name="logic_model"),
    path(pgettext_lazy("address", "logic-models/<int:model>.svg"), files.logic_model_svg, name="logic_model_svg"),
    path(pgettext_lazy("address", "logic-models/<int:model>.pdf"), files.logic_model_pdf, name="logic_model_pdf"),
    path(pgettext_lazy("address", "logic-models/<int:model>.csv"), files.logic_model_csv, name="logic_model_csv"),
    path(
        pgettext_lazy("address", "logic-models/<int:model>/differences"),
        versions.differences_page,
        name="model_differences",
    ),
    path(pgettext_lazy("address", "logic-models/<int:model>/adopt"), versions.adopt_page, name="adopt_model"),
    path(pgettext_lazy("address", "logic-models/<int:model>/take-over"), versions.take_over, name="take_over_changes"),
    path(pgettext_lazy("address", "logic-models/<int:model>/import"), importing.import_model_page, name="import_model"),
    path(pgettext_lazy("address", "logic-models/<int:model>/nodes"), nodes.add_node_page, name="add_node"),
    path(pgettext_lazy("address", "logic-models/<int:model>/links"), nodes.link_nodes_page, name="link_nodes"),
    path(pgettext_lazy("address", "result-nodes/<int:node>"), nodes.revise_node_page, name="revise_node"),
    path(pgettext_lazy("address", "result-nodes/<int:node>/remove"), nodes.remove_node_act, name="remove_node"),
    path(pgettext_lazy("address", "result-links/<int:link>"), nodes.revise_link_page, name="revise_link"),
    path(pgettext_lazy("address", "result-links/<int:link>/withdraw"), nodes.unlink_nodes_act, name="unlink_nodes"),
    path(pgettext_lazy("address", "background"), background_page, name="background"),
]

urlpatterns += [
    path(pgettext_lazy("address", "indicators"), indicators.indicators_page, name="indicators"),
    path(pgettext_lazy("address", "indicators/new"), indicators.define_indicator_page, name="define_indicator"),
    path(pgettext_lazy("address", "indicators/<int:indicator>"), indicators.indicator_page, name="indicator"),
    path(
        pgettext_lazy("address", "indicators/<int:indicator>/revise"),
        indicators.revise_indicator_page,
        name="revise_indicator",
    ),
    path(
        pgettext_lazy("address", "indicators/<int:indicator>/retire"),
        indicators.retire_indicator_page,
        name="retire_indicator",
    ),
    path(
        pgettext_lazy("address", "indicators/<int:indicator>/targets/<int:period>"),
        indicators.set_target_page,
        name="set_target",
    ),
    path(pgettext_lazy("address", "measuring-periods"), periods.periods_page, name="measuring_periods"),
    path(pgettext_lazy("address", "measuring-periods/new"), periods.open_period_page, name="open_period"),
    path(pgettext_lazy("address", "measuring-periods/<int:period>"), periods.period_page, name="measuring_period"),
    path(
        pgettext_lazy("address", "measuring-periods/<int:period>/measurements"),
        measurements.enter_measurements_page,
        name="enter_measurements",
    ),
    path(
        pgettext_lazy("address", "measuring-periods/<int:period>/narrative"),
        periods.write_narrative_page,
        name="write_narrative",
    ),
    path(pgettext_lazy("address", "measuring-periods/<int:period>/lock"), periods.lock_period_act, name="lock_period"),
    path(
        pgettext_lazy("address", "measuring-periods/<int:period>/unlock"),
        periods.unlock_period_page,
        name="unlock_period",
    ),
    path(
        pgettext_lazy("address", "measurements/to-approve"), measurements.approvals_page, name="measurement_approvals"
    ),
    path(
        pgettext_lazy("address", "measurements/<int:measurement>/approve"),
        measurements.approve_measurement_act,
        name="approve_measurement",
    ),
    path(
        pgettext_lazy("address", "measurements/<int:measurement>/return"),
        measurements.return_measurement_page,
        name="return_measurement",
    ),
]
