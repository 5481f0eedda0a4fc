"""Scripts: ready-made words for a call, in full and short, with blanks; and what stands around them."""

from collections.abc import Sequence

KIND = {
    "catch-up": "Catching up",
    "ask-advice": "Asking for advice",
    "ask-introduction": "Asking for an introduction",
    "follow-up": "Following up after a meeting",
    "pitch": "A short pitch of yourself",
}
BLANK = {
    "name": "name",
    "company": "where they work",
    "where": "where we met",
    "pitch": "my pitch",
}
"""The blanks that the workbook may fill, by what stands between the brackets."""
BLANK_FROM = {
    "name": "the person you pick",
    "company": "where they work, if you noted it",
    "where": "where you met, if you noted it",
    "pitch": "your pitch, once you have kept one",
}

FULL = {
    "catch-up": (
        "Hello [name], this is [your name]. We met at [where we met].\n\n"
        "I thought of you because of [what made you think of them], and wanted to hear how you are getting on. "
        "Is this a good moment, or shall I try another time?\n\n"
        "How are things at [where they work]?\n\n"
        "With me it is like this: I am looking for something new, and I would like it to be [what you look for]. "
        "I am not calling to ask for a job. If you hear of something, or of somebody I should talk to, I would be glad "
        "of a word.\n\n"
        "And what are you busy with that I might help with?"
    ),
    "ask-advice": (
        "Hello [name], this is [your name]. We know each other from [where we met].\n\n"
        "I am looking at [the sort of work], and you know it from the inside. Could I ask you two or three questions "
        "about it? Twenty minutes would be plenty, now or on a day that suits you.\n\n"
        "I would like to know how you came to it, what a good week looks like, and what you would do in my place.\n\n"
        "I am not going to ask you for a job. Whatever you tell me helps."
    ),
    "ask-introduction": (
        "Hello [name], this is [your name], from [where we met].\n\n"
        "I have one question, and no is a fine answer. I saw that you know [whom you would like to meet]. I am looking "
        "into [the sort of work] and would like to hear how they see it.\n\n"
        "Would you be comfortable bringing us together? I can send you three lines that you could pass on, so it costs "
        "you one minute. If it does not suit, that is quite all right."
    ),
    "follow-up": (
        "Hello [name], this is [your name]. We talked at [where we met].\n\n"
        "What you said about [what they said] stayed with me. Since then I have [what you did about it].\n\n"
        "You mentioned [what they offered]. Does that still suit you? If so, what would be the easiest way for you?\n\n"
        "Thank you for the talk. I enjoyed it."
    ),
    "pitch": (
        "I am [what you are]. For [how long] I have [what you did, in one sentence].\n\n"
        "What I am good at is [one thing], for example [one short story with an end].\n\n"
        "Now I am looking for [what you look for], and I would like to talk to people who know [the sort of work]."
    ),
}
SHORT = {
    "catch-up": (
        "Hello [name], it is [your name], from [where we met]. You came to my mind today. "
        "Nothing special: how are you? If it is a bad moment, I will send a line instead."
    ),
    "ask-advice": (
        "Hello [name], it is [your name], from [where we met]. May I ask you one question about your work, now or by "
        "mail? Five minutes, and no job question in it."
    ),
    "ask-introduction": (
        "Hello [name], it is [your name], from [where we met]. Is there one person you think I should talk to about "
        "[the sort of work]? A name is enough, and no is fine too."
    ),
    "follow-up": (
        "Hello [name], it is [your name], from [where we met]. I only wanted to say thank you for the talk. "
        "If [what they offered] still suits you, a line from you is enough."
    ),
    "pitch": "I do [what you do], and I look for [what you look for]. I like [one thing you like about it].",
}

LEAD = "Words to begin with. You do not have to say them like this; it is easier to change words than to find them."
WHAT_FOR = "What for?"
WHOM = "For whom?"
WHOM_PLACEHOLDER = "Nobody in particular"
WORDING = "Which words?"
WORDING_NAME = {"own": "My own", "full": "In full", "short": "Short, for people who hate this"}
SAY_IT = "To say"
YOU_WANTED = "You noted about them"
OWN = "Put it in your own words"
OWN_LEAD = "These stay in your workbook. What stands in square brackets is filled in for the person you pick:"
YOUR_WORDS = "Your words"
SAVE = "Keep my words"
DROP = "Back to the ready-made ones"
LOG = "Note the call"
SHORT_LEAD = (
    "Nobody has to like calling. This version is short, asks for little, and has a way out for both of you. A "
    "voicemail is fine; so is hanging up after the first ring and trying tomorrow."
)


def length(seconds: int) -> str:
    """How long the words take to say."""
    if seconds <= 0:
        return "No words yet."
    if seconds < 105:  # noqa: PLR2004 - up to here, seconds say more than minutes
        return f"About {seconds} seconds to say."
    return f"About {round(seconds / 60)} minutes to say."


def still_open(blanks: Sequence[str]) -> str:
    """What has to be put in while speaking."""
    return f"Put in as you speak: {', '.join(blanks)}." if blanks else "Nothing is left to put in."


def kind(code: str) -> str:
    """What a script is for; one of the person's own kind by the name that they gave it."""
    return KIND.get(code, code.replace("-", " ").capitalize())


def saved(what_for: str) -> str:
    """What is said after keeping one's own words."""
    return f"Kept: your own words for “{what_for.lower()}”."


def dropped(what_for: str) -> str:
    """What is said after giving up one's own words."""
    return f"The ready-made words for “{what_for.lower()}” are back."
