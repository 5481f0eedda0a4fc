"""What every keeper of drafts has to do. An adapter's tests inherit from ``DraftsContract`` and give it ``drafts``."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wellspent.core.store.drafts import Draft, Typed

MEMBER, OTHER = "ada", "bo"
FORM = "rate.2026-10-06-club"
TYPED_AT = dt.datetime(2026, 10, 30, 18, tzinfo=dt.timezone(dt.timedelta(hours=-4)))


def draft(value: object = "Half a thought", **changed: object) -> Draft:
    made = {"prefix": "own.x.1.0.", "base": "abc", "typed_at": TYPED_AT, "fields": {"note": Typed(value, "Notes", "x")}}
    return Draft(**{**made, **changed})


TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
SIMPLE = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT | st.dates() | st.times()
VALUES = st.recursive(SIMPLE, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3))


class DraftsContract:
    """Each test begins with no drafts."""

    def test_a_draft_comes_back_whole(self, drafts):
        kept = draft(earlier={"minutes": Typed(45, "Minutes", "45")})
        drafts.write(MEMBER, FORM, kept)
        assert drafts.read(MEMBER, FORM) == kept

    @settings(
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors], max_examples=60
    )
    @given(VALUES)
    def test_every_value_that_a_field_can_hold_comes_back_as_it_was(self, drafts, value):
        drafts.write(MEMBER, FORM, draft(value))
        found = drafts.read(MEMBER, FORM).fields["note"].value
        assert (found, type(found)) == (value, type(value))

    def test_the_last_one_written_is_the_one(self, drafts):
        drafts.write(MEMBER, FORM, draft("first"))
        drafts.write(MEMBER, FORM, draft("second", fields={"other": Typed(1, "Other", "1")}))
        assert set(drafts.read(MEMBER, FORM).fields) == {"other"}

    def test_forms_and_members_are_apart(self, drafts):
        drafts.write(MEMBER, FORM, draft("hers"))
        drafts.write(OTHER, FORM, draft("his"))
        drafts.write(MEMBER, "define", draft("another form"))
        drafts.drop(OTHER, FORM)
        assert drafts.read(MEMBER, FORM).fields["note"].value == "hers"
        assert drafts.read(MEMBER, "define").fields["note"].value == "another form"
        assert drafts.read(OTHER, FORM) is None

    def test_what_is_dropped_is_gone_and_dropping_it_again_is_no_error(self, drafts):
        drafts.write(MEMBER, FORM, draft())
        drafts.drop(MEMBER, FORM)
        drafts.drop(MEMBER, FORM)
        assert drafts.read(MEMBER, FORM) is None

    @pytest.mark.parametrize("form", ["../../define", "a/b", "", "é\n\0", "x" * 5000, "NUL", "rate.new"])
    def test_a_form_may_have_any_name(self, drafts, form):
        drafts.write(MEMBER, form, draft())
        assert drafts.read(MEMBER, form) == draft()
