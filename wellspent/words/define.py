"""Define: what would make a meeting useful."""

from wellspent.words.common import counted, meetings

TITLE = "What is a useful meeting for you?"
LEAD = "There is no right answer. Pick what you would like to walk away with; everything can be changed later."

STARTING = {
    "lasting-relationships": "Meet people I would like an ongoing relationship with",
    "could-hire-me": "Meet people who could hire me",
    "good-time": "Have a good time",
    "learn-something": "Learn something I can use",
    "lead-or-introduction": "Get a lead or an introduction",
    "practise-talking": "Practise talking about myself",
    "less-alone": "Feel less alone with the search",
}

PURPOSE = "Why do you go to networking meetings?"
PURPOSE_HELP = "In your own words. Only you will read this."
PURPOSE_PLACEHOLDER = "For example: I want to meet two or three people in logistics who would remember me."

REASONS = "What would you like to walk away with?"
REASONS_HELP = "Pick three to five; more make every one of them count less."
OWN = "Something of your own"
OWN_PLACEHOLDER = "For example: hear about small firms nearby"
ADD = "Add"
ORDER = "What matters most?"
ORDER_HELP = "The one at the top counts most. Move them until the order feels right."
UP = "Move up"
DOWN = "Move down"
RETIRE = "Retire"
RETIRE_HELP = "It stops counting, and your answers to it are kept. You can bring it back."
BRING_BACK = "Bring back"
RETIRED = "Retired"
WEIGHTING = "How shall they count?"
WEIGHTING_NAME = {"rank": "By their order", "hand": "I set the weights"}
POINTS_HELP = "Any numbers from 0 to 100. What counts is how they compare."
POINTS = "Weight of reason {number}"
TEXT = "Reason {number}"

BAR = "How useful does a meeting have to be?"
BAR_LEAD = "Your answers give each meeting a value from 0 to 100. This is the value that makes it worth going."
BAR_LABEL = "The bar"
HOURS = "Hours a week you can spend on meetings and calls"
HOURS_HELP = "Getting there and back counts too. Leave it empty if you would rather not say."

SAVE = "Save my definition"
NOTHING_TO_SAVE = "All saved."
SAVED = "Saved. This is now what a useful meeting is for you."
NONE_YET = "Pick at least one thing above, and the rest of this page follows from it."
THEN_RATE = "Go on: bring in your meetings"
PREVIEW = "What this would change"
PREVIEW_NONE = "The values of your past meetings and what the record says about your groups stay as they are."


def counts(weight: float) -> str:
    """How much one criterion counts."""
    return f"counts {100 * weight:.0f}%"


def example(first: str, value: float) -> str:
    """The bar explained: the first reason mostly met, and nothing else."""
    return f"Mostly “{first}” and nothing else would score **{value:.0f}**."


def example_all(word: str, value: float) -> str:
    """The bar explained: the same answer everywhere."""
    return f"Everything {word} would score **{value:.0f}**."


def preview_values(gained: int, lost: int, shifted: int) -> list[str]:
    """What a changed definition does to the values of the past."""
    lines = []
    if shifted:
        lines.append(f"{meetings(shifted).capitalize()} would get another value.")
    if gained:
        lines.append(f"{meetings(gained).capitalize()} would gain a value.")
    if lost:
        lines.append(
            f"{meetings(lost).capitalize()} would lose {'its' if lost == 1 else 'their'} value, "
            f"because too little of what you answered would still count."
        )
    return lines


def preview_verdict(group: str, before: str, after: str) -> str:
    """How one verdict would change."""
    return f"**{group}**: “{before}” would become “{after}”."


def too_many(number: int) -> str:
    """A gentle word when there are many criteria."""
    return f"You have {counted(number, 'reason', 'reasons')}. With so many, each counts for little. Could one go?"
