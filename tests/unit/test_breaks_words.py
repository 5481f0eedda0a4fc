"""What is said about breaks: the if-then plan, figures as papers write them, and differences in plain words."""

import pytest

from wellspent.words import break_results, breaks


@pytest.mark.parametrize(
    ("when", "whom", "say", "plan"),
    [
        ("Tuesday, 8 o'clock", "Ada", "hello", "If it is Tuesday, 8 o'clock, I call Ada and say: hello."),
        ("Tuesday", "", "Have you ten minutes?", "If it is Tuesday, I call somebody and say: Have you ten minutes?"),
        (" ", "Ada", "", "I call Ada."),
        ("", "", " ", ""),
    ],
)
def test_the_plan_for_the_hour_is_one_sentence(when: str, whom: str, say: str, plan: str) -> None:
    assert breaks.if_then(when, whom, say) == plan


@pytest.mark.parametrize(("number", "text"), [(1 / 16, ".063"), (1 / 35, ".029"), (1.0, "1"), (0.5, ".500")])
def test_a_p_is_written_as_papers_do(number: float, text: str) -> None:
    assert breaks.p(number) == text


@pytest.mark.parametrize(
    ("measure", "mean", "text"),
    [
        ("mood", 1.04, "mood 1 step higher"),
        ("mood", -0.3, "mood 0.3 of a step lower"),
        ("mood", 1.5, "mood 1.5 steps higher"),
        ("mood", 0.04, "mood about the same"),
        ("hours", -1.0, "1 hour less on the search"),
        ("hours", 2.56, "2.6 hours more on the search"),
    ],
)
def test_a_difference_is_told_in_plain_words(measure: str, mean: float, text: str) -> None:
    assert break_results.happened([(measure, mean)]) == f"In the weeks without it: {text}."


def test_where_nothing_is_known_on_both_sides_nothing_is_told() -> None:
    assert break_results.happened([]) == ""


def test_no_p_stands_without_the_best_that_was_possible() -> None:
    assert "The best possible here is 1 in 16." in break_results.tested(2, 16, 2 / 16)
    assert "the best possible here would have been 1 in 7" in break_results.not_drawn(7)


def test_outcomes_are_told_as_the_small_counts_that_they_are() -> None:
    some, none = [("lead", 2), ("offer", 0), ("interview", 1)], [("lead", 0)]
    assert break_results.came(some, none) == "What came: with it 2 leads, 1 interview."
    assert break_results.came(none, some) == "What came: without it 2 leads, 1 interview."
    assert break_results.came(none, none) == ""
