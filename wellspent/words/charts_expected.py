"""The charts of what was expected, and of the gut, against what came of it by one's definition."""

EXPECTED_TITLE = "What you expected, and what came of it"
EXPECTED_FILE = "expected-and-got"
EXPECTED_TEXTS = {
    "said": "You expected, on average",
    "came": "Value that came of it",
    "less": "less",
    "about": "about as expected",
    "more": "more",
    "direction": "What came of it",
}
EXPECTED_NEEDED = "This picture needs a rated meeting for which you wrote down beforehand what you expect of it."
TO_PLAN = "Plan a meeting"
EXPECTED_HOW = (
    "Each line runs from what you expected of a group on average (open dot) to what usually came of it (filled), along "
    "the same words: “fully” is a value of 100, “not at all” one of 0. It leans on your other groups where there are "
    "few meetings; with a chance of 80% the truth lies in the grey band. The faint dots are what came of each meeting."
)
GUT_TITLE = "What you felt it was worth, and what your definition says"
GUT_FILE = "felt-and-by-definition"
GUT_TEXTS = {
    "said": "You felt it was worth your time, on average",
    "came": "Value by your definition",
    "less": "less",
    "about": "about the same",
    "more": "more",
    "direction": "Beside what you felt, your definition says",
}
GUT_NEEDED = "This picture needs a rated meeting for which you said whether it was worth your time."
GUT_HOW = (
    "Each line runs from how worthwhile you found a group on average (open dot) to the value that your definition "
    "gives it (filled): “superb” stands at a value of 100, “worthless” at 0. With a chance of 80% the truth lies in "
    "the grey band. The faint dots are the values of the meetings."
)
