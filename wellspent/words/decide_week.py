"""The week: which visits and calls the hours go furthest on."""

from wellspent.words.common import hours

TITLE = "Your week"
NO_HOURS = "Say how many hours a week you have for meetings and calls, and this page works out where they go furthest."
TO_HOURS = "Say how many hours"
NO_ROOM = "None of the groups that you go to has room in {budget} a week."
HEADS = ("Group", "Visits a week", "Hours", "Value of a visit")
FITS = "Everything that is worth it fits."
CAVEAT = "Groups to skip, groups you have left, and groups without a rating are not in it. Hours are door to door."


def lead(budget: float, used: float) -> str:
    """What the plan does."""
    return f"Of your {hours(budget)} a week, {hours(used)} go furthest like this:"


def price(points: float) -> str:
    """The price of an hour."""
    return (
        f"An hour of your week is worth about {points:.0f} points: that is what the best visit left out would give. A "
        f"meeting that gives less for its hour takes the place of something better."
    )


def better_than_by_hand(worth: float, by_hand: float) -> str:
    """Why the plan is not simply the best value per hour first."""
    return (
        f"Taking the best value per hour first would come to {by_hand:.0f} points; this comes to {worth:.0f}, "
        f"because it fills the hours better."
    )


def set_free(number: float) -> str:
    """What is left over."""
    free = hours(number)
    return f"{free} a week {'stays' if free == '1 hour' else 'stay'} free: time for a call, or for yourself."
