"""Which addresses are the same in both languages? The references: they lead to the page in the reader's language."""

from django.urls import re_path

from governance.views.about.references import by_reference

urlpatterns = [re_path(r"^(?P<reference>[RVDA]-[0-9]{4}-[0-9]{3,6})$", by_reference, name="by_reference")]
