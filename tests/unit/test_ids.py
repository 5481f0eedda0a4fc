import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellspent.core.actions.groups import new_group
from wellspent.core.ids import slug, unused
from wellspent.core.model import Kind, is_slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday Job Club", "tuesday-job-club"),
        ("  Chamber: after-hours (free!)  ", "chamber-after-hours-free"),
        ("Straße & Café", "strasse-café"),
        ("日本語 会", "日本語-会"),
        ("under_score", "under-score"),
        ("ﬁne", "fine"),
        ("!!!", "group"),
        ("", "group"),
    ],
)
def test_a_title_becomes_words_that_a_person_recognises(text, expected):
    assert slug(text, "group") == expected


def test_a_long_title_is_cut_without_a_hyphen_at_the_end():
    assert slug("a" * 59 + " bcd", "group") == "a" * 59
    assert len(slug("word " * 100, "group")) <= 60


@given(st.text(max_size=200))
def test_any_text_makes_a_valid_id_that_stays_the_same(text):
    made = slug(text, "group")

    assert is_slug(made)
    assert slug(made, "group") == made


def test_a_taken_id_is_counted_up():
    assert unused("a", set()) == "a"
    assert unused("a", {"a", "a-2"}) == "a-3"
    assert unused("a", {"b"}) == "a"


@pytest.mark.parametrize("name", ["Calls", " calls ", "CALLS!"])
def test_no_group_that_is_typed_becomes_the_one_of_all_calls(name):
    assert new_group({}, name, Kind.PROFESSIONAL).id == "calls-2"
