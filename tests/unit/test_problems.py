import string

import pytest

from tests.contract.wrong_files import BROKEN_ROWS, WRONG_FILES
from wellspent.core import border
from wellspent.core.store.faults import FileFault
from wellspent.words import problems

CODES = sorted(border.CODES | {fault.value for fault in FileFault})


def say(code: str, file: str = "meetings.csv", line: int | None = 14, column: str = "mood_after", **details) -> str:
    return problems.sentence(code, file=file, line=line, column=column, details=details)


def test_there_is_a_sentence_for_each_code_and_for_nothing_else():
    assert set(CODES) == problems.CODES


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("file", ["meetings.csv", "groups.yaml"])
def test_each_sentence_is_whole_even_where_nothing_more_is_known(code, file):
    said = say(code, file)

    assert said.startswith(f"{file}, line 14, ")
    assert said.endswith((".", ")."))
    assert "{" not in said
    assert "!" not in said.replace("the sign !", "")


def test_the_place_the_fault_and_what_became_of_the_row_are_named():
    assert say("not_on_the_scale", found="7", least="0", most="4") == (
        "meetings.csv, line 14, column mood_after: 7 is not on the scale; ratings go from 0 to 4. "
        "The row is kept as it is and left out of the figures until it is mended."
    )


def test_a_fault_in_a_yaml_file_says_that_nothing_is_written_to_it():
    said = say("unknown_key", "groups.yaml", 5, "colour")

    assert said.startswith("groups.yaml, line 5, colour: ")
    assert said.endswith("nothing is written to the file until it is mended.")


def test_a_fault_of_the_whole_file_needs_neither_line_nor_column():
    assert say("not_a_file", line=None, column="").startswith("meetings.csv: something else stands in its place")


def test_a_code_that_came_later_still_gets_a_sentence():
    assert say("never_heard_of", found="x").startswith("meetings.csv, line 14, column mood_after: “x”")


def test_the_banner_counts():
    assert problems.banner(1).startswith("1 place ")
    assert problems.banner(3).startswith("3 places ")


def test_what_the_store_tells_is_what_the_sentences_ask_for():
    """No sentence asks for a particular that neither the border nor the store ever gives."""
    asked = {
        name
        for sentences in (problems._IN_AN_ENTRY, problems._IN_THE_FILE, problems._BY_ITSELF)
        for text in sentences.values()
        for _, name, _, _ in string.Formatter().parse(text)
        if name
    }

    assert asked <= set(problems._BLANK)


@pytest.mark.parametrize("code", sorted({p.values[0].code for p in (*BROKEN_ROWS, *WRONG_FILES)}))
def test_each_fault_that_the_store_was_tried_with_has_a_sentence_of_its_own(code):
    assert code in problems.CODES
