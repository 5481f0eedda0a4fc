"""Help: what this is, the method, what each figure means, privacy, and people to talk to."""

TITLE = "Help"
WHAT = (
    "Looking for work is tiring, and everybody says: go and network. Well Spent helps you find out which of those "
    "meetings are worth your time. It is a workbook for one person: you. There are no points to win, nobody is "
    "watching, and staying at home can be a good decision too."
)

BACK = "Back to Help"
STATISTICS = "How the figures and verdicts are worked out, in full"

METHOD_TITLE = "The method"
METHOD = """\
1. **Define** what would make a meeting useful for you: why you go, and what you want to walk away with.
2. **Rate** the meetings you went to: what you got, how long it took from door to door, how you felt before and after.
3. **See** value against time and against mood.
4. **Decide** for each group: keep going, skip it, or take a break and see. Your own word stands beside what the \
record says, and it counts.
5. **Spend** the hours you set free elsewhere. Going back is always allowed."""

FIGURES_TITLE = "What the figures mean"
FIGURES_LEAD = (
    "Every figure comes from your own answers. An answer you left out stays out: it is never counted as zero. The "
    "figures show what went together, not what caused what."
)
FIGURES = {
    "Value and the bar": {
        "Value": (
            "How much of what you come for you got, from 0 to 100. Each thing you want to walk away with counts as "
            "much as you said it matters. A meeting has no value if you left out the answers that make up more than "
            "half of that. The past is always shown by what you find useful today."
        ),
        "Bar": "The value that a meeting has to reach to be worth going. You set it, on the page Define.",
        "Progress": "Your answer to: did this move my search forward? From 0, not at all, to 4, a leap.",
    },
    "Which meetings count": {
        "Rated": "You went, and your answers give it a value.",
        "Missing": "You went, it is over, and it has no value yet. The pages leave it out, and say how many there are.",
        "Late": (
            "Rated more than a day after it ended, or, where no time is known, after the end of the next day. It "
            "counts like any other. Memory fades, so it is marked."
        ),
    },
    "Time": {
        "Hours": "From door to door: the meeting, the way there and back, and what you spent before and after.",
        "Value per hour": (
            "What you got for an hour: the value divided by the hours. For a group it is the best guess at its value "
            "over that at its hours, from the meetings for which both are known."
        ),
    },
    "Mood": {
        "Mood change": (
            "How you felt after, minus how you felt before, in steps from very low to very good. Below zero, you came "
            "home lower than you went. That says nothing about why."
        ),
    },
    "Verdict": {
        "Keep going": "It very probably reaches your bar, you do not come home lower, and your week has room for it.",
        "Skip it": "It very probably lies below your bar.",
        "Take a break and see": (
            "It lies about at your bar, so that it could go either way; or you very probably come home lower than you "
            "went; or it is worth it, but the hours of your week go further elsewhere."
        ),
        "Too early to tell": (
            "Fewer than three meetings are rated, or what they say is not clear yet. The page says about how many more "
            "it would take."
        ),
        "How sure": (
            "The chance that what the verdict says is so, as far as your own record tells. 8 in 10 means: of ten "
            "verdicts as sure as this one, two turn out wrong."
        ),
        "Best guess": (
            "What a group is really worth can't be read off a few meetings. So their average is drawn a little towards "
            "what your groups have in common: a lot after one meeting, hardly after ten. Beside it stands the range "
            "that holds the true value 8 times in 10."
        ),
        "Your decision": "What you make of it. It stands beside the verdict, and you can change it at any time.",
    },
}

PRIVACY_TITLE = "What stays with you"
PRIVACY = """\
- **Your files lie on this computer,** in the folder `data/mine` of Well Spent unless you chose another. They are \
plain tables and texts that a spreadsheet or an editor can open.
- **Nothing is sent anywhere.** There is no account, and nothing counts what you do. Well Spent works without \
the internet.
- **Your browser** is only the window: it shows pages that come from this computer, and no other computer can open \
them. The address of a page may name a meeting, so it can stand in the browser's list of pages visited. Your notes and \
answers are never part of an address.
- **Your files are not locked.** Whoever can use your account on this computer can read them.
- **To delete everything,** go to the page Your data, or stop Well Spent and delete the folder. Earlier versions lie \
in `.history` inside of it and go with it. Copies you made elsewhere stay there.
- **What you have typed and not saved yet** lies in `.drafts` in the same folder, until you save it or start afresh."""

PRIVACY_IN_CLUB = """\
- **Your workbook lies on your club's server,** apart from those of the others. No other member sees it, and neither \
does the organiser.
- **Whoever runs the server** could read what is stored on it. If you do not want that, keep your notes short, or use \
Well Spent on your own computer: your data go with you.
- **The club** learns averages of at least five people, and only for gatherings where you let yourself be counted. \
[How that works, in full](/help?read=club).
- **Of your sign-in** no name and no e-mail address are kept, only a number made of your account.
- **Your browser** is only the window. The address of a page may name a meeting, so it can stand in the browser's list \
of pages visited. Your notes and answers are never part of an address. At a computer that others use, sign out.
- **What you have typed and not saved yet** is kept beside your workbook until you save it or start afresh.
- **To delete everything,** go to the page Your data; to leave the club as well, to the page Club."""

PEOPLE_TITLE = "People to talk to"
PEOPLE = (
    "A long search wears people down. That is no failing of yours, and you do not have to carry it alone. It can help "
    "to tell somebody how it is: a friend, your doctor, a counsellor, or a job club near you. Your library or job "
    "centre knows which ones there are."
)
URGENT = (
    "If you think of harming yourself, or it gets too much, please talk to somebody now. You do not have to be in "
    "danger to call: being sad or worn out is enough. In an emergency, call the emergency number of your country."
)
LINES = (
    "- In the United States: call or text **988**, day and night.",
    "- In the United Kingdom and Ireland: Samaritans, call **116 123**, free, day and night.",
    "- In any other country: [findahelpline.com](https://findahelpline.com) lists lines. It opens outside Well Spent.",
)
