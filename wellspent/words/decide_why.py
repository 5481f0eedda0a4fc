"""Why a verdict is what it is, in sentences made from its numbers."""

from collections.abc import Callable, Mapping

from wellspent.words.chances import chance
from wellspent.words.common import counted, meetings

CAN_GO_BACK = "You can always go back."


def reason(code: str, numbers: Mapping[str, float]) -> str:
    """One reason of a verdict."""
    return _REASONS[code](numbers)


def _guess(numbers: Mapping[str, float]) -> str:
    """The best guess with the interval that holds 8 times in 10."""
    return f"best guess {numbers['value']:.0f} of 100, 8 times in 10 within {_range(numbers)}"


def _range(numbers: Mapping[str, float]) -> str:
    return f"{numbers['low']:.0f} to {numbers['high']:.0f}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _reaches(numbers: Mapping[str, float]) -> str:
    return f"The chance that it reaches your bar of {numbers['bar']:.0f} is {chance(numbers['probability'])}."


def _steps(change: float) -> str:
    return f"by {abs(change):.1f} steps"


def _nothing_rated(numbers: Mapping[str, float]) -> str:
    return f"No meeting is rated yet; a first answer takes {numbers['needed']:.0f}."


def _one_meeting_in_all(numbers: Mapping[str, float]) -> str:
    return f"One rated meeting in all. It could be anything from {_range(numbers)}: not enough to say anything."


def _first_impression(numbers: Mapping[str, float]) -> str:
    return (
        f"First impression: best guess {numbers['value']:.0f}, could be {_range(numbers)}, partly borrowed from your "
        f"other meetings. No verdict before {numbers['needed']:.0f}."
    )


def _few_rated(numbers: Mapping[str, float]) -> str:
    rated = round(numbers["rated"])
    return (
        f"{meetings(rated).capitalize()} rated so far; a first answer takes {numbers['needed']:.0f}. "
        f"For now: {_guess(numbers)}."
    )


def _leaning(numbers: Mapping[str, float]) -> str:
    towards = "keep going" if numbers["towards"] > 0 else "skip it"
    rated = round(numbers["rated"])
    return (
        f"Leaning towards “{towards}” after {meetings(rated)}: {_guess(numbers)}. Such leanings turn out wrong about 1 "
        f"time in {numbers['one_in']:.0f}. A first answer takes {numbers['needed']:.0f}."
    )


def _above_bar(numbers: Mapping[str, float]) -> str:
    return f"You get what you come for: {_guess(numbers)}. {_reaches(numbers)}"


def _below_bar(numbers: Mapping[str, float]) -> str:
    return f"You get too little of what you come for: {_guess(numbers)}. {_reaches(numbers)}"


def _further_elsewhere(numbers: Mapping[str, float]) -> str:
    return (
        f"It is worth it: {_guess(numbers)}, your bar is {numbers['bar']:.0f}. But it finds no room in the hours that "
        f"you have a week: these hours go further elsewhere."
    )


def _draining_though_worth_it(numbers: Mapping[str, float]) -> str:
    return (
        f"Worth it but draining: {_guess(numbers)}, above your bar of {numbers['bar']:.0f}. But you very probably come "
        f"home lower than you went, {_steps(numbers['change'])} (over {meetings(round(numbers['moods']))})."
    )


def _draining(numbers: Mapping[str, float]) -> str:
    return (
        f"Whether it is worth it is not clear: {_guess(numbers)}, your bar is {numbers['bar']:.0f}. But you very "
        f"probably come home lower than you went, {_steps(numbers['change'])} (over "
        f"{meetings(round(numbers['moods']))})."
    )


def _about_at_bar(numbers: Mapping[str, float]) -> str:
    return (
        f"About at your bar of {numbers['bar']:.0f}: {_guess(numbers)}. Either choice is fine; a break would show you "
        f"what you miss."
    )


def _not_clear(numbers: Mapping[str, float]) -> str:
    return f"Not clear yet: {_guess(numbers)}. {_reaches(numbers)}"


def _close_call(_: Mapping[str, float]) -> str:
    return "It is a close call: one or two more meetings could change it."


def _wrong_so_often(numbers: Mapping[str, float]) -> str:
    rated, one_in = meetings(round(numbers["rated"])), f"about 1 in {numbers['one_in']:.0f}"
    clearer = "; yours is among the clearer ones" if numbers["clearer"] else ""
    return f"Of all such verdicts after {rated}, {one_in} is wrong{clearer}. {CAN_GO_BACK}"


def _also_draining(numbers: Mapping[str, float]) -> str:
    moods = meetings(round(numbers["moods"]))
    return f"You very probably come home lower than you went, {_steps(numbers['change'])} (over {moods})."


def _low_before(numbers: Mapping[str, float]) -> str:
    return (
        f"You come home lower than you went, {_steps(numbers['change'])}. But you go in low; the meeting itself may "
        f"not be what drains you."
    )


def _high_before(numbers: Mapping[str, float]) -> str:
    return (
        f"You come home lower than you went, {_steps(numbers['change'])}. But you go in higher than elsewhere, and "
        f"from high up a mood mostly falls; the meeting itself may not be what drains you."
    )


def _not_moving(numbers: Mapping[str, float]) -> str:
    return (
        f"In your own view it is not moving your search: {numbers['progress']:.1f} of 4 "
        f"(over {meetings(round(numbers['count']))}). That alone does not change the verdict."
    )


_OUTCOMES = {
    "lead": ("lead", "leads"),
    "introduction": ("introduction", "introductions"),
    "referral": ("referral", "referrals"),
    "interview": ("interview", "interviews"),
    "offer": ("offer", "offers"),
}


def _outcomes(numbers: Mapping[str, float]) -> str:
    came = [counted(round(numbers[kind]), *names) for kind, names in _OUTCOMES.items() if kind in numbers]
    return f"What came of it so far: {', '.join(came)}."


def _rated_late(numbers: Mapping[str, float]) -> str:
    late = round(numbers["late"])
    was = "was" if late == 1 else "were"
    return f"{late:,} of {numbers['rated']:.0f} {was} rated more than a day later, from memory. Memory tidies up."


def _missing(numbers: Mapping[str, float]) -> str:
    count = round(numbers["missing"])
    return _capital(f"{meetings(count)} without a rating {'is' if count == 1 else 'are'} left out.")


_REASONS: dict[str, Callable[[Mapping[str, float]], str]] = {
    "nothing_rated": _nothing_rated,
    "one_meeting_in_all": _one_meeting_in_all,
    "first_impression": _first_impression,
    "few_rated": _few_rated,
    "leaning": _leaning,
    "above_bar": _above_bar,
    "below_bar": _below_bar,
    "further_elsewhere": _further_elsewhere,
    "draining_though_worth_it": _draining_though_worth_it,
    "draining": _draining,
    "about_at_bar": _about_at_bar,
    "not_clear": _not_clear,
    "close_call": _close_call,
    "wrong_so_often": _wrong_so_often,
    "also_draining": _also_draining,
    "low_before": _low_before,
    "high_before": _high_before,
    "not_moving": _not_moving,
    "outcomes": _outcomes,
    "rated_late": _rated_late,
    "missing": _missing,
}
