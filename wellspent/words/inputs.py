"""What is said about something typed that can't be taken."""

from collections.abc import Mapping

_FIELD = {
    "group": "the meeting's name",
    "name": "the name",
    "got": "what you got",
    "mood_before": "the mood before",
    "mood_after": "the mood after",
    "progress": "how far it moved your search",
    "worth": "whether it was worth your time",
    "kind": "the sort of gathering",
    "date": "the date",
    "start": "the start",
    "minutes": "the minutes there",
    "travel_minutes": "the travel",
    "before_minutes": "the minutes getting ready",
    "after_minutes": "the minutes of follow-up",
    "cost": "the cost",
    "note": "the notes",
    "tags": "the tags",
    "purpose": "why you go",
    "criteria": "what you want to walk away with",
    "bar": "the bar",
    "weekly_hours": "the hours a week",
    "week": "the week",
    "hours": "the hours",
    "mood": "the mood",
    "confidence": "how ready you are to call",
    "outcome": "what it was",
    "source": "where it came from",
    "meeting": "the meeting",
    "person": "who it was",
    "reach": "how it went",
    "company": "where they work",
    "phone": "the telephone number",
    "email": "the e-mail address",
    "tie": "how well you know them",
    "could_hire": "whether they could hire",
    "met_at": "where you met",
    "next_step": "what comes next",
    "next_date": "the day for it",
    "text": "your words",
    "prediction": "what you expect to happen",
    "reason": "why this one",
    "substitute": "your plan for the hour",
    "weeks": "the number of weeks",
}
_SENTENCE = {
    "missing": "Please fill in {field}.",
    "empty": "Please fill in {field}.",
    "in_the_past": "That is over already. Rate it instead, or choose a later day.",
    "locked": "It has begun, so what you expected of it is locked.",
    "in_the_future": "That day has not come yet, so it can't be rated.",
    "not_yet": "That day has not come yet. Choose today or an earlier one.",
    "nothing_typed": "There is nothing to save yet. One answer is enough.",
    "too_small": "{Field} can't be less than {least}.",
    "too_large": "{Field} can't be more than {most}.",
    "too_long": "{Field} can have {most} characters at the most.",
    "no_criteria": "Pick at least one thing to walk away with.",
    "twice": "“{found}” is there twice. Change or remove one of them.",
    "not_on_the_scale": "{Field} has to be one of the steps that are offered.",
    "unreadable_character": "There is a character in {field} that can't be kept. Please take it out.",
    "on_break": "There is a break from this group already. Decide about that one first, or call it off.",
    "start_passed": "That day has gone by, or the week has begun. Choose one of the days that are offered.",
    "not_linked": "Calls and one-to-one talks can't be gatherings of the club. They stay with you.",
    "not_weekly": "Drawing lots needs a group that meets every week. Choose a look instead.",
    "not_over": "This break is not over yet. You can go back to the group at any time.",
    "has_semicolon": "A tag can't have a semicolon in it, because the file keeps tags apart with it.",
}
_OTHERWISE = "{Field} can't be read as it stands. Please look at it again."
_ROW = "Row {line}: "


def sentence(code: str, column: str, details: Mapping[str, str], line: int | None = None) -> str:
    """One problem of a form as a sentence; ``line`` is the row of a table, counted from 1."""
    field = _FIELD.get(column.partition(".")[0], "this field")
    text = _SENTENCE.get(code, _OTHERWISE).format_map(
        {"field": field, "Field": field[0].upper() + field[1:], "least": "", "most": "", "found": "", **details}
    )
    return f"{_ROW.format(line=line)}{text}" if line is not None else text
