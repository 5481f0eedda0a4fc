"""What the club says no to, and why."""

_REFUSED = {
    "wrong_code": "This code opens nothing. Ask the organiser for the present one.",
    "not_a_member": "You are not a member of this club any more.",
    "not_the_organiser": "Only the organiser can do this. Perhaps the club was handed over in the meantime.",
    "club_is_closed": "The club was closed in the meantime.",
    "organiser_stays": "A club needs an organiser. Hand it over or close it first, then you can leave.",
    "no_such_gathering": "This gathering is no longer on the club's list.",
    "not_counted": "Calls and one-to-one talks are never part of what the club counts.",
    "name_is_taken": "There is a gathering of that name already.",
    "changed_meanwhile": (
        "Not done: this was changed meanwhile, perhaps by you in another tab. Here you see what is there now, and what "
        "you typed is still in its field. Press again if you still want it."
    ),
    "too_many_suggestions": "There are a lot of suggestions already. Wait until the organiser has gone through them.",
}
CODES = frozenset(_REFUSED)
"""Every refusal that has a sentence of its own."""


def refused(code: str) -> str:
    """Why the club did not do what was asked."""
    return _REFUSED.get(code, "The club does not allow this just now. Nothing was changed.")
