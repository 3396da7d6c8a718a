"""Can a package be made again from what was kept of it, without a database?"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from governance.packages.contents import contents_from_json, contents_json
from governance.packages.sections import own_parts
from governance.packages.setting import set_part
from groundwork.bilingual import Pair
from tests.factories.packages import big_item, contents, item
from tests.governance.packages.test_editions import recorded

TEXT = some.text(max_size=30)
PAIRS = some.builds(Pair, TEXT, TEXT, some.sampled_from(["draft", "stale"]), some.sampled_from(["draft", "approved"]))


@pytest.mark.parametrize("whole", [contents(), recorded()], ids=["package", "record"])
def test_what_was_kept_is_what_went_in(whole):
    kept = contents_json(whole)
    assert contents_from_json(kept) == whole
    assert contents_json(contents_from_json(kept)) == kept


@settings(max_examples=40, deadline=None)
@given(title=PAIRS, summary=PAIRS, minutes=some.integers(1, 600), withheld=some.sampled_from(["", "in_camera"]))
def test_any_text_comes_back(title, summary, minutes, withheld):
    whole = contents(item(1, title=title, minutes=minutes, withheld=withheld), big_item(2, summary=summary))
    whole = replace(whole, agenda={"place": {"en": title.en, "fr": ""}, "meetings": []})
    assert contents_from_json(contents_json(whole)) == whole


def test_the_same_pages_come_of_it():
    again = contents_from_json(contents_json(contents()))
    assert own_parts(again, "full", "fr") == own_parts(contents(), "full", "fr")
    first, second = (own_parts(each, "full", "en")[2] for each in (contents(), again))
    assert set_part(first, 0) == set_part(second, 0)


def test_a_field_that_is_new_since_has_its_default():
    older = contents_json(contents()).replace(b'"summaries":', b'"forgotten":')
    assert contents_from_json(older).summaries == ()
