"""People: who they are, how well one knows them, and what comes next with them."""

LEAD = (
    "People you could call. Those you know moderately well, neither friends nor strangers, are the ones worth a "
    "thought: they hear of other things than you do, and they know who you are."
)
WHY = "Why people you know moderately well?"
WHY_TEXT = (
    "In the largest trial of its kind, with twenty million people over five years, links of moderate strength led to a "
    "new job more often than the closest and than the weakest ones. It was done on one network and says what happens "
    "on average, not what will happen for you. (Rajkumar, Saint-Jacques, Bojinov, Brynjolfsson and Aral 2022, “A "
    "causal test of the strength of weak ties”, Science 377, from page 1304.)"
)
TIE = {"barely": "Barely", "moderately": "Moderately", "well": "Well"}
KNOWN = {"barely": "barely known", "moderately": "moderately well known", "well": "well known"}
COULD_HIRE = {True: "Yes", False: "No"}

NEW = "Add somebody"
CHANGE_TITLE = "Change"
NAME = "Name"
COMPANY = "Where they work"
PHONE = "Telephone"
EMAIL = "E-mail"
HOW_WELL = "How well do you know them?"
HIRE = "Could they hire you, or say the word?"
MET_AT = "Where did you meet?"
PICK = "Pick one, or type to find it"
NEXT_STEP = "What comes next with them?"
NEXT_DATE = "When?"
NOTE = "Notes"
MORE = "More: where they work, how to reach them, notes"
SAVE = "Save"
CANCEL = "Back without saving"
CHANGE = "Change"
DELETE = "Delete"
LIST = "Your people"
NONE_YET = (
    "Nobody is written down yet. Think of three people you have worked with, studied with or met, who would know your "
    "name if you called. One is enough to begin."
)
GONE = "That person is not in your workbook any more. Perhaps they were deleted. You can add somebody here."
CALL = "Call"
WRITE = "Write"


def saved(name: str) -> str:
    """What is said after saving."""
    return f"Saved: {name}."


def deleted(name: str) -> str:
    """What is said after deleting."""
    return f"Deleted: {name}. What you wrote about them elsewhere stays."


def headline(name: str, company: str) -> str:
    """One person, and where they work."""
    return f"**{name}** · {company}" if company else f"**{name}**"


def known(how_well: str | None, could_hire: bool | None, met_at: str | None) -> str:
    """How well they are known, in a line."""
    parts = [how_well or "how well you know them is not noted"]
    if could_hire is not None:
        parts.append("could hire" if could_hire else "does not hire")
    if met_at is not None:
        parts.append(f"met at {met_at}")
    return " · ".join(parts)


def next_step(step: str, day: str | None) -> str:
    """What comes next with them, and when."""
    what = step.rstrip(".") if step else "a word with them"
    return f"Next: {what}, {day}" if day is not None else f"Next: {what}"


def with_company(name: str, company: str) -> str:
    """Somebody whose name two people have."""
    return f"{name}, {company}" if company else name


def meeting(group: str, day: str) -> str:
    """A meeting as the place where somebody was met."""
    return f"{group}, {day}"
