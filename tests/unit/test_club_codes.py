"""Codes: nothing in them can be mistaken, they can be typed in any manner, and nobody guesses them."""

import math
import re

import pytest

from wellspent.core.club.codes import LETTERS, as_code, new_code, opens

LOOK_OR_SOUND_ALIKE = ["0O", "1IL", "2Z", "5S", "8B", "UV"]


def test_a_code_is_three_groups_of_four_letters_and_never_the_same_twice():
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(re.fullmatch(rf"([{LETTERS}]{{4}}-){{2}}[{LETTERS}]{{4}}", code) for code in codes)
    assert set("".join(codes)) == {*LETTERS, "-"}


def test_there_are_too_many_codes_to_guess_one():
    assert len(set(LETTERS)) == len(LETTERS)
    assert 12 * math.log2(len(LETTERS)) >= 50


@pytest.mark.parametrize("alike", LOOK_OR_SOUND_ALIKE)
def test_no_letter_is_taken_for_another_one_and_no_code_is_a_word(alike):
    assert not set(alike) & set(LETTERS)
    assert not set("AEIOU") & set(LETTERS)


@pytest.mark.parametrize(
    "typed",
    [
        "CDFG-HJKM-3467",
        "cdfg-hjkm-3467",
        "cdfghjkm3467",
        " CDFG HJKM 3467\n",
        "CDFG\u2013HJKM\u20113467",
        "C D F G . H J K M / 3 4 6 7",
        "\uff23DFG-HJKM-\uff13467",
        "CDFGH-JKM3-467",
    ],
)
def test_however_it_is_typed_it_opens(typed):
    assert as_code(typed) == "CDFG-HJKM-3467"
    assert opens(typed, "CDFG-HJKM-3467")


@pytest.mark.parametrize("typed", ["", "---", "CDFG-HJKM", "CDFG-HJKM-3467-C", "CDFG-HJKM-3469", "\ud800", "é" * 12])
def test_anything_else_does_not(typed):
    assert not opens(typed, "CDFG-HJKM-3467")


def test_a_new_code_reads_as_itself():
    code = new_code()
    assert as_code(code) == code
