"""The club, as its organiser sees it: members as a number, the list, invitations, handing over, closing."""

from collections.abc import Sequence

from wellspent.words.common import counted

LEAD = "You look after the list and the door. What members write, and who they are, is not shown to you or anyone here."
MEMBERS = "Members"
MEMBERS_HELP = "You are among them."

# --- Invitations

INVITE = "Invite members"
INVITE_LEAD = (
    "Give the link or the code to people who may join. Whoever has it can come in once they are signed in; nobody is "
    "told who does."
)
CODE = "Code"
LINK = "Link"
MADE_ON = "Made on {day}."
AFTER_SIGN_IN = "Tell them: sign in first. Should the page ask for the code then, open the link once more, or type it."
REPLACE_CODE = "Replace the code"
NEW_CODE_LEAD = "The code and the link that you gave out stop working at once. Members stay."
NEW_CODE = "Make a new one"
NEW_CODE_MADE = "There is a new code. The one before opens nothing any more."
CLOSE_DOOR = "Let nobody in for now"
DOOR_CLOSED = (
    "The door is closed for now: code and link open nothing any more. Members stay, and you can make a new code "
    "whenever you like."
)
MAKE_CODE = "Make a code"
CODE_MADE = "There is a code now, and whoever has it can join."
NO_INVITATION = "There is no code at present, so nobody can join."

# --- The list

LIST = "Gatherings"
LIST_LEAD = (
    "Members link their own groups to these. A retired one leaves the list and the table; bring it back any time. "
    "Calls and one-to-one talks can't be on the list."
)
EMPTY_LIST = "The list is empty. Add the gatherings that several of your members go to."
ADD_TITLE = "Add a gathering"
CHANGE_TITLE = "Change a gathering"
ADD = "Add it to the list"
CHANGE_LEAD = (
    "Whoever is linked to it or counted in it stays so under the new name. If it is another gathering now, add that "
    "one, and retire this."
)
CHANGE = "Change"
SAVE = "Save the change"
CANCEL = "Leave it as it is"
RETIRE = "Retire"
BRING_BACK = "Bring back"
RETIRED = "Retired: off the members' list, and in no table."
GONE = "This gathering is not on the list any more."

SUGGESTIONS = "Suggested by members"
NO_SUGGESTIONS = "Nothing is waiting."
TAKE = "Put it on the list"
DROP = "Drop it"
DROP_ALL = "Drop all of these"
PUT_BACK = "Put back"
WAS_RETIRED = "A gathering of this name is retired. It can come back as it was."
IS_LISTED = "A gathering of this name is on the list already."

# --- The table

EXPORT = "Take the table along"
EXPORT_LEAD = "The table as members see it now, and nothing beyond that. Everyone in the club sees the same."
NO_TABLE = "There is no table yet."

# --- The club itself

NAME_TITLE = "Name of the club"
NAME = "Name"
RENAME = "Save the name"

HAND_OVER = "Hand the club over"
HAND_OVER_LEAD = (
    "Make a code and give it to the member who takes over. Once they type it on this page, under Membership, they are "
    "the organiser, and you are a member like any other."
)
HAND_OVER_MAKE = "Make a code for the hand-over"
HAND_OVER_AGAIN = "Make another one"
HAND_OVER_WAITING = (
    "Whoever types this code becomes the organiser, so give it to one person only. It works once, and until then you "
    "can take it back."
)
HAND_OVER_MADE = "There is a code for the hand-over now."
HAND_OVER_BACK = "Take the code back"
HAND_OVER_TAKEN_BACK = "The code for the hand-over opens nothing any more. You stay the organiser."

CLOSE = "Close the club"
CLOSE_LEAD = (
    "The list, the suggestions, the codes, the table and everything that members contributed are deleted, for good. "
    "Members can still sign in, see their own workbooks and take them along. The club can't be opened again."
)
CLOSE_CONFIRM = "To be sure, type the club's name: {club}"
CLOSE_BUTTON = "Close the club for good"
CLOSE_NOT_YET = "Nothing was closed. Type the name of the club into the field first, exactly as it stands here."
CLOSED = "The club is closed. Everyone can still take their own workbook."


def members(number: int) -> str:
    """How many there are."""
    return counted(number, "member", "members")


def added(gathering: str) -> str:
    """A gathering came onto the list."""
    return f"{gathering} is on the list."


def changed(gathering: str) -> str:
    """A gathering has another name or sort."""
    return f"Saved: {gathering}."


def is_now(gathering: str, kind: str, *, retired: bool) -> str:
    """Somebody changed the gathering while it was being changed here."""
    return (
        f"This was changed while you were typing. It is now “{gathering}”, {kind}{', and retired' if retired else ''}. "
        f"What you typed is still here: save once more to put it in the place of that, or leave it as it is."
    )


def is_called_now(club: str) -> str:
    """Somebody renamed the club while it was being renamed here."""
    return (
        f"The club was renamed while you were typing: it is called “{club}” now. What you typed is still here: "
        f"save once more to put it in the place of that."
    )


def turned(gathering: str, *, retired: bool) -> str:
    """A gathering was retired, or brought back."""
    if retired:
        return (
            f"{gathering} is retired. It is off the list and in no table any more. Whoever let themselves be counted "
            f"there can take that back, and still counts if you bring it back."
        )
    return f"{gathering} is on the list again, and whoever let themselves be counted there still counts."


def dropped(suggestions: Sequence[str]) -> str:
    """What is not taken up."""
    return f"Dropped: {suggestions[0]}." if len(suggestions) == 1 else f"Dropped: {len(suggestions):,} suggestions."


def put_back(suggestions: Sequence[str]) -> str:
    """What was dropped waits again."""
    waits = f"{suggestions[0]} waits" if len(suggestions) == 1 else f"{len(suggestions):,} suggestions wait"
    return f"{waits} for you again."


def renamed(club: str) -> str:
    """The club has another name."""
    return f"The club is called {club} now."
