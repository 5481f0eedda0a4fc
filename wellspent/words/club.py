"""The club, as its members see it: what it found, one's own groups in it, and membership."""

from collections.abc import Sequence

from wellspent.words import define, scales
from wellspent.words.common import hours

VIEW = "What to look at"
VIEW_NAME = {
    "found": "What the club found",
    "groups": "Where you count",
    "member": "Membership",
    "organise": "Organise",
}
IN_SAMPLE = "You are in the sample, and the person in it is in no club. Go back to your own workbook to see yours."
NO_CLUB = "You are in no club here any more."
AWAY = "The club can't be reached just now. Your own pages go on as always; come back to this one a little later."
NOT_DONE = "The club can't be reached just now, and this was not done. Wait a moment and try again."


def closed(day: str) -> str:
    """The club is closed since that day."""
    return (
        f"The club was closed on {day}. Its list, its figures and everything that counted towards them are deleted. "
        f"Your workbook is still yours, and all its pages go on as always."
    )


# --- What the club found

FOUND_LEAD = (
    "What members who let themselves be counted say about the club's gatherings. Each figure is an average over "
    "members, rounded to half a step; what suits others need not suit you."
)
ORDER = "What members find most worth their time stands first."
NOTHING_YET = (
    "There is nothing to show at present. A figure appears once at least five members have linked a group of theirs to "
    "the same gathering, rated it, and let themselves be counted there."
)
NO_GATHERINGS = "There is no gathering on the club's list yet."
TO_GROUPS = "See where you count"
TO_TABLE = "Go to the club's page"
FIGURE = {
    "worth": "Worth the time",
    "mood_change": "Mood afterwards",
    "hours": "Hours, door to door",
    **define.STARTING,
}
"""The figures in the order in which they are shown."""
FIRST = ("worth", "mood_change", "hours")
GOOD_FOR = "What it is good for, one by one"
GOT = "How much of this one gets there, from not at all to fully:"
WHY_NOT_SHOWN = (
    "Behind every figure are at least five members. When people come, go or rate, a figure waits until five of them "
    "have, and it changes on Mondays only. That keeps two looks at the table from telling about one person."
)
DOWNLOAD = "Download the table"
AS_TABLE = "All of it as a table"
TABLE_COLUMN = {
    "gathering": "Gathering",
    "figure": "Figure",
    "said": "In words",
    "least": "Members, at least",
    "mean": "Average, to half a step",
}
HIDDEN = "not shown"


def issued(week: str, following: str) -> str:
    """When the table was made, and when the next comes."""
    return f"Made in the week of {week}. It stays as it is until {following}, when the next one is made."


def file_name(week: str) -> str:
    """The file of the table that was made in that week."""
    return f"well-spent-club-{week}.csv"


def behind(members: int) -> str:
    """How many members a figure rests on; the number is rounded down to a multiple of five."""
    return f"{members:,} to {members + 4:,} members"


def said(figure: str, halves: int) -> str:
    """A figure in words; it is given in half steps."""
    if figure == "hours":
        return _hours(halves)
    if figure == "mood_change":
        return _mood(halves)
    scale = scales.WORTH if figure == "worth" else scales.GOT
    low, between = divmod(max(0, min(halves, 2 * (len(scale) - 1))), 2)
    word = f"between {scale[low]} and {scale[low + 1]}" if between else scale[low]
    return f"about {low + between / 2:g} of {len(scale) - 1} ({word})"


def _hours(halves: int) -> str:
    match halves:
        case 0:
            return "less than half an hour"
        case 1:
            return "about half an hour"
    return f"about {hours(halves / 2)}"


def _mood(halves: int) -> str:
    if not halves:
        return "about as before"
    steps = abs(halves) / 2
    many = "half a step" if abs(halves) == 1 else f"{steps:g} {'step' if steps == 1 else 'steps'}"
    return f"about {many} {'higher' if halves > 0 else 'lower'} than before"


def line(figure: str, halves: int, members: int) -> str:
    """One figure as a line of a list."""
    return f"**{FIGURE.get(figure, figure)}:** {said(figure, halves)}, {behind(members)}"


def best(reasons: Sequence[str], amount: str) -> str:
    """What one gets most of at a gathering."""
    return f"What members get most of there, {amount}: {', '.join(f'“{reason}”' for reason in reasons)}."


def not_shown(figures: Sequence[str]) -> str:
    """The figures without a number."""
    return f"Not shown now: {', '.join(figure[0].lower() + figure[1:] for figure in figures)}."


def on_the_list(gatherings: Sequence[str]) -> str:
    """The club's gatherings, while nothing is shown about any."""
    return f"On the club's list: {' · '.join(gatherings)}."


def without_figures(gatherings: Sequence[str]) -> str:
    """The gatherings about which nothing is shown."""
    return f"Nothing to show at present about {' · '.join(gatherings)}."


# --- Beside one's own verdict

BESIDE = "What the club found"
BESIDE_LEAD = (
    "What members say about {gathering}. Your own verdict rests on your own record alone; none of this is in it."
)

# --- Where you count

GROUPS_LEAD = (
    "Say which of your groups are gatherings of the club. That alone tells the club nothing. Then decide for each "
    "gathering if you want to be counted there."
)
YOUR_GROUPS = "Your groups"
NO_GROUPS = "You have no group yet that could be one. Groups appear here once you have noted a meeting."
TO_RATE = "Note a meeting"
LINK_OF = "Which gathering is {group}?"
NONE_OF_THEM = "Not on the club's list"
NO_LONGER = "a gathering that is no longer on the list"
PRIVATE_KINDS = "Calls and one-to-one talks are not offered. They are never counted."
SAVE_LINK = "Save the link"
TAKE_LINK_AWAY = "Take the link away"
COUNTED = "Where you are counted"
COUNTED_LEAD = (
    "Where you are counted, the club keeps your averages of that gathering's meetings: the hours, how worth it they "
    "were, how your mood changed, and what you got of the seven starting reasons. After a single meeting they are that "
    "meeting's answers; nobody is shown them. Never a note, a name, or a reason of your own."
)
IS_IN = "you are counted in"
IS_OUT = "you are not counted"
IS_OFF = "off the list now"
COUNT_IN = "Count me in"
COUNT_OUT = "Count me out"
LINK_FIRST = "Link one of your groups above first; then you can decide here."
OFF_THE_LIST = (
    "The organiser has taken this gathering off the list, so nothing is shown about it. You are still counted "
    "in: the club keeps your averages of it, and if it comes back, you count as before. If you would rather not, count "
    "yourself out."
)
NAMES_NOW = (
    "The names are what the organiser calls these gatherings today. When one is renamed, you stay counted in it."
)
NOT_LINKED_ANY_MORE = "None of your groups is linked to it now, so there is nothing of yours in it."

SUGGEST = "Suggest a gathering"
SUGGEST_LEAD = (
    "Is one missing from the list? The organiser sees its name and sort, and not who suggested it. So write the name "
    "of the gathering and nothing else."
)
GATHERING = "Name of the gathering"
GATHERING_PLACEHOLDER = "For example: Tuesday evening at the library"
KIND = "What sort of gathering is it?"
SEND = "Suggest it"
SUGGESTED = "Suggested. It appears on the list once the organiser puts it there."


def linked(group: str, gathering: str | None) -> str:
    """What is said once a link is saved."""
    if gathering is None:
        return f"{group} is not linked any more."
    return f"Linked: your {group} and the club's {gathering}. Below you say whether you are counted there."


def left_over(group: str, gathering: str) -> str:
    """A call or a talk for two is linked from before it was one."""
    return (
        f"{group} is a call or a one-to-one talk now, so nothing of it is counted. It still has a link from before, to "
        f"{gathering}."
    )


def counted_in(gathering: str) -> str:
    """Somebody lets themselves be counted."""
    return f"You are counted in at {gathering} from the next table on."


def counted_out(gathering: str) -> str:
    """Somebody does not let themselves be counted any more."""
    return (
        f"You are no longer counted in at {gathering}, and the next table is without you. Until then the table stays "
        f"as it is."
    )


# --- Membership

WHO_TITLE = "Who sees what"
WHO = """\
- **You** see your own pages, and the club's table.
- **Other members** see the same table. They don't see your pages, nor who is a member.
- **The organiser** also sees how many members there are, so they may notice when somebody comes or goes, and what was \
suggested, without a name. They don't see your pages.
- **The club** keeps your averages for the gatherings where you let yourself be counted, and shows them only as part \
of an average over at least five members, rounded and at most once a week.
- **Whoever runs the server** could read what is stored on it, your workbook included. If you do not want that, keep \
your notes short or use Well Spent on your own computer: your data go with you."""
READ_ON = "How this works, and its limits"
TAKE_OVER = "You were given a code to take over the club"
TAKE_OVER_LEAD = "Whoever types the code for the hand-over becomes the organiser. It works once."
TAKE_OVER_CODE = "Code for the hand-over"
TAKE_OVER_BUTTON = "Become the organiser"
TAKEN_OVER = "You are the organiser of the club now."
NO_CODE = "Please type the code."

LEAVE = "Leave the club"
LEAVE_LEAD = (
    "Leaving deletes what is kept of you here: your whole workbook with its earlier versions and drafts, "
    "your membership, and what you contributed; the club's next table is without it. It can't be undone. Only "
    "backups that whoever runs the server made before stay with them, until they are replaced."
)
LEAVE_LEAD_CLOSED = (
    "Leaving deletes what is still kept of you here: your whole workbook with its earlier versions and drafts, and "
    "your membership. It can't be undone. Only backups that whoever runs the server made before stay with them, until "
    "they are replaced."
)
LEAVE_TAKE = "Take your data first: the zip opens in Well Spent on your own computer."
LEAVE_ORGANISER = "You are the organiser. Hand the club over or close it first, under Organise; then you can leave."
LEAVE_WORD = "leave"
LEAVE_CONFIRM = f"To be sure, type: {LEAVE_WORD}"
LEAVE_BUTTON = "Leave and delete everything"
LEAVE_NOT_YET = f"Nothing was deleted. Type “{LEAVE_WORD}” into the field first, exactly as it stands here."
LEFT_TITLE = "You have left the club"
LEFT = (
    "Your workbook, your membership and what you contributed are deleted. Thank you for having been here; all the best "
    "for your search. One thing is left to do: sign out below."
)
NOT_LEFT = (
    "This could not be finished, because not everything can be reached just now. You are still a member, and you are "
    "no longer counted anywhere. Wait a moment and press again."
)
NOT_BEGUN = "The club can't be reached just now, and nothing was deleted. Wait a moment and try again."

UNREADABLE = (
    "The club can't be read: one of its files on the server is damaged. Nothing in it was changed, and your workbook "
    "is as you saved it. Please tell whoever runs the server; they can put the file back from a backup."
)


def since(club: str, day: str, *, organiser: bool) -> str:
    """Since when somebody is a member, and as what."""
    return (
        f"You are the organiser of {club}, and have been a member since {day}."
        if organiser
        else f"You have been a member of {club} since {day}."
    )
