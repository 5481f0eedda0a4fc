"""What is typed for the club becomes a name or a gathering, or a problem; and its table a tidy frame, read as words."""

import datetime as dt

import pandas as pd
import pytest

from tests.capabilities import ROOT
from tests.unit.test_words import literals, whole
from wellspent.core.actions import gatherings
from wellspent.core.club import published
from wellspent.core.club.model import FIGURES, Cell, Gathering, Issue
from wellspent.core.club.names import alike
from wellspent.core.errors import InvalidInput
from wellspent.core.model import STARTING_CRITERIA, Kind
from wellspent.words import club as words
from wellspent.words import club_refused, commands, joining

TUESDAY = Gathering(id="tuesday-club", name="Tuesday club")


def test_a_name_is_kept_in_one_line() -> None:
    assert gatherings.name("  Harbour \n job\tclub ") == "Harbour job club"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Tuesday\u200b club", "Tuesday club"),
        ("A\u202eB", "AB"),
        ("\u2066Harbour\u2069 \u200b club\ufeff", "Harbour club"),
        ("a\0b\x1b\x9d", "ab"),
        ("soft\u00adly\u3164 \u2060\U000e0041", "softly"),
        ("\u200dA \u200cB C\ufe0f\ufe0f \ufe0fD", "A B C\ufe0f D"),
        ("A\u200d\u202e\u200dB\u200c\u200c", "A\u200dB\u200c"),
    ],
)
def test_what_nobody_sees_in_a_name_is_not_kept(typed: str, kept: str) -> None:
    assert gatherings.name(typed) == kept
    assert gatherings.name(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # a Persian word with a joiner that keeps two letters apart
        "\u0d28\u0d4d\u200d",  # Malayalam, of old: the joiner ends the word
        "👨\u200d👩\u200d👧 family",
        "\u2764\ufe0f\u200d🔥 1\ufe0f\u20e3 👋🏽",
        "\u05e2\u05d1\u05e8\u05d9\u05ea and English, caf\u00e9 cafe\u0301",
    ],
)
def test_what_scripts_and_emoji_need_stays_in_a_name(typed: str) -> None:
    assert gatherings.name(typed) == typed


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u200d", "\u00ad", "\u202e", "\ufe0f", "\u3164", "\uffa0", "\ufeff", "\x7f"]
)
def test_two_names_that_look_the_same_are_one(unseen: str) -> None:
    assert alike(f"Tues{unseen}day {unseen} CLUB{unseen}") == alike("tuesday club")
    assert alike("Tuesdays club") != alike("Tuesday club")
    assert alike("tuesday\tclub") == alike("Tuesday club")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "missing"),
        (" \n ", "missing"),
        ("\u200b\u202e\ufe0f", "missing"),
        ("x" * 201, "too_long"),
        ("a\ud800b", "unreadable_character"),
    ],
)
def test_what_can_be_no_name_is_named_as_a_problem(typed: str, code: str) -> None:
    for make in (lambda: gatherings.name(typed), lambda: gatherings.new((), typed, Kind.FAIR)):
        with pytest.raises(InvalidInput, match=f"name: {code}"):
            make()


def test_a_new_gathering_gets_an_id_that_no_other_has() -> None:
    made = gatherings.new([TUESDAY], "Tuesday Club", Kind.SOCIAL)
    assert made == Gathering(id="tuesday-club-2", name="Tuesday Club", kind=Kind.SOCIAL)
    assert gatherings.new((), "!?", Kind.SOCIAL).id == "gathering"


def test_a_gathering_needs_a_sort() -> None:
    with pytest.raises(InvalidInput, match="kind: missing"):
        gatherings.new((), "Tuesday", None)


def test_a_changed_gathering_keeps_its_id_and_whether_it_is_retired() -> None:
    retired = Gathering(id="t", name="T", retired=True)
    expected = Gathering(id="t", name="Tuesday", kind=Kind.FAIR, retired=True)
    assert gatherings.changed(retired, " Tuesday ", Kind.FAIR) == expected


def test_the_table_has_a_row_for_each_figure_and_na_where_nothing_is_shown() -> None:
    issue = Issue(week=dt.date(2026, 11, 2), cells={TUESDAY.id: {"mood_change": Cell(halves=-1, members=5)}})
    retired = Gathering(id="gone", name="Gone", retired=True)
    frame = published.table([TUESDAY, retired, Gathering(id="fair", name="Fair")], issue)
    assert list(frame["gathering"].unique()) == ["Tuesday club", "Fair"]
    assert list(frame["figure"]) == [*FIGURES, *FIGURES]
    shown = frame.dropna()
    assert shown[["figure", "halves", "mean", "least"]].to_numpy().tolist() == [["mood_change", -1, -0.5, 5]]
    assert len(frame) - len(shown) == 2 * len(FIGURES) - 1
    assert len(published.table([], issue)) == 0
    assert pd.isna(frame["mean"]).sum() == 2 * len(FIGURES) - 1


def test_every_figure_has_a_name_and_reads_as_words_wherever_it_lies() -> None:
    assert set(words.FIGURE) == set(FIGURES) == {*words.FIRST, *STARTING_CRITERIA}
    said = set()
    for figure in FIGURES:
        for halves in range(-8, 9) if figure == "mood_change" else range(9):
            line = words.line(figure, halves, 5)
            assert whole(line)
            assert "5 to 9 members" in line
            said.add((figure, words.said(figure, halves)))
    assert len(said) == 17 + 9 * (len(FIGURES) - 1)


@pytest.mark.parametrize(
    ("figure", "halves", "read"),
    [
        ("worth", 0, "about 0 of 4 (worthless)"),
        ("worth", 5, "about 2.5 of 4 (between fair and good)"),
        ("worth", 8, "about 4 of 4 (superb)"),
        ("less-alone", 1, "about 0.5 of 4 (between not at all and a little)"),
        ("mood_change", 0, "about as before"),
        ("mood_change", 1, "about half a step higher than before"),
        ("mood_change", -2, "about 1 step lower than before"),
        ("mood_change", -3, "about 1.5 steps lower than before"),
        ("hours", 0, "less than half an hour"),
        ("hours", 1, "about half an hour"),
        ("hours", 2, "about 1 hour"),
        ("hours", 7, "about 3.5 hours"),
    ],
)
def test_a_figure_in_half_steps_is_read_as_words(figure: str, halves: int, read: str) -> None:
    assert words.said(figure, halves) == read


def test_each_refusal_of_the_club_has_a_sentence() -> None:
    codes = literals(ROOT / "wellspent" / "core" / "club", "ClubRefused")
    assert {"wrong_code", "organiser_stays", "name_is_taken"} <= codes
    assert codes <= club_refused.CODES | joining.CODES | commands.NOT_HANDED_OVER.keys()
    for code in codes | {"something new"}:
        assert whole(club_refused.refused(code))
        assert whole(joining.refused(code))
