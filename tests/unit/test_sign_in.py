"""What is kept of a sign-in: hashes, which say nothing and are never the same for two, and since when it lasts."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellspent.core.club.sign_in import LASTS, SignIn, sign_in
from wellspent.core.store.port import is_member

NOW = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)
CLAIMS = {
    "iss": "https://provider.example",
    "sub": "subject-of-anna",
    "iat": int(NOW.timestamp()),
    "nonce": "n1",
    "email": "anna.quill@mail.example",
    "name": "Anna Quill",
}


def known(**claims: object) -> SignIn:
    found = sign_in({**CLAIMS, **claims}, NOW)
    assert found is not None
    return found


def test_it_begins_when_the_provider_says_and_lasts_twelve_hours() -> None:
    since = NOW - dt.timedelta(hours=3)
    found = known(iat=since.timestamp())
    assert (found.since, found.until) == (since, since + dt.timedelta(hours=12))
    assert dt.timedelta(hours=12) == LASTS


def test_a_member_is_the_same_whenever_they_sign_in_and_whatever_they_are_called() -> None:
    again = known(iat=int(NOW.timestamp()) - 60, nonce="n2", email="anna@elsewhere.example", name="A. Quill")
    assert again.member == known().member
    assert again.mark != known().mark


@pytest.mark.parametrize("other", [{"sub": "subject-of-bram"}, {"iss": "https://other.example"}])
def test_another_person_or_another_provider_is_another_member(other: dict[str, str]) -> None:
    assert known(**other).member != known().member


@pytest.mark.parametrize("claim", ["iat", "nonce", "jti", "sid"])
def test_what_tells_two_sign_ins_apart_is_looked_at(claim: str) -> None:
    value = int(NOW.timestamp()) - 1 if claim == "iat" else "another"
    assert known(**{claim: value}).mark != known().mark


def test_a_member_can_be_one_of_the_store_and_says_nothing_of_the_person() -> None:
    found = known()
    for part in (found.member, found.mark):
        assert is_member(part)
        assert len(part) == 32
    assert not any(word in repr(found) for word in ("anna", "quill", "provider"))


@pytest.mark.parametrize("iat", [None, True, "1700000000", float("nan"), float("inf"), 1e30, -1e30])
def test_without_a_time_that_can_be_read_it_is_no_sign_in(iat: object) -> None:
    assert sign_in({**CLAIMS, "iat": iat}, NOW) is None


@pytest.mark.parametrize("name", ["iss", "sub"])
@pytest.mark.parametrize("value", [None, "", 7, ["a"]])
def test_without_saying_who_it_is_no_sign_in(name: str, value: object) -> None:
    assert sign_in({**CLAIMS, name: value}, NOW) is None


def test_clocks_may_differ_a_little_and_no_more() -> None:
    ahead = NOW + dt.timedelta(minutes=1)
    assert known(iat=ahead.timestamp()).since == NOW
    assert sign_in({**CLAIMS, "iat": (NOW + dt.timedelta(minutes=3)).timestamp()}, NOW) is None


@given(st.text(min_size=3, max_size=12), st.data())
def test_no_two_people_are_one_member_wherever_the_issuer_ends(together: str, data: st.DataObject) -> None:
    one, other = data.draw(st.sets(st.integers(1, len(together) - 1), min_size=2, max_size=2).map(sorted))
    first = known(iss=together[:one], sub=together[one:])
    second = known(iss=together[:other], sub=together[other:])
    assert first.member != second.member
    assert first.mark != second.mark
