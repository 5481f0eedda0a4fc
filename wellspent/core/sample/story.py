"""Who is in the sample: six groups with a fate each, and what the made-up person wrote. All names are invented.

The texts are data, as a person would type them, which is why they stand here and not among the words of the app.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from wellspent.core.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one group is like.

    ``got``, ``mood`` (change) and ``progress`` are decks of answers that are dealt out in turn and shuffled again, so
    that a mean hardly depends on the seed. ``share`` is the number of meetings in the sample of the usual size,
    ``every`` the weeks between two of them.
    """

    name: str
    kind: Kind
    weekday: int
    start: dt.time
    minutes: int
    travel_minutes: int | None
    every: int
    share: int
    got: Sequence[int]
    mood: Sequence[int]
    progress: Sequence[int]
    notes: Sequence[str]
    cost: Decimal | None = None
    from_calendar: bool = False


PURPOSE: Final = (
    "This is a sample, and the person in it is made up: somebody from a warehouse office, looking for work in "
    "planning. I go to meet people who would remember me, not to collect cards."
)

JOB_CLUB: Final = Part(
    name="Harbour Street Job Club",
    kind=Kind.JOB_SEEKERS,
    weekday=1,
    start=dt.time(18),
    minutes=120,
    travel_minutes=30,
    every=1,
    share=19,
    got=(0, 1, 1, 1, 2, 1, 2),
    mood=(-1, -1, 0, -1, -2, 0),
    progress=(0, 0, 1, 0, 1),
    notes=(
        "Same faces, same stories. Left after the break.",
        "CV round again. Mine got two opposite opinions.",
        "Orla cried a bit. We all sat with her, which was right, but I went home grey.",
        "The speaker did not turn up.",
        "Long talk about benefits forms. Useful for some, not for me.",
        "Nice enough. Nobody in my line of work.",
        "Tired before I even got there.",
        "Two new people, both in hotels. We had little to say to each other.",
        "Mostly waited for my turn.",
        "Good biscuits. That is what I can say for it.",
        "Practised my two minutes. It came out flat.",
        "I kept looking at the clock.",
    ),
)
BREAKFAST: Final = Part(
    name="Northgate Planners' Breakfast",
    kind=Kind.PROFESSIONAL,
    weekday=3,
    start=dt.time(7, 30),
    minutes=75,
    travel_minutes=40,
    every=1,
    share=20,
    got=(3, 3, 2, 3, 4, 3, 2, 4),
    mood=(1, 0, 1, 1, 0, 2),
    progress=(2, 1, 3, 2, 2),
    from_calendar=True,
    notes=(
        "Sat beside Tamsin Vorley. She knows half the valley and offered to write to two of them.",
        "Talk on cold chain, better than it sounds. Asked a question and three people came up afterwards.",
        "Early, but I was awake by the second coffee.",
        "Dov remembered my name and what I am looking for.",
        "Heard that Brackwater is opening a second depot in spring.",
        "Short one. Still swapped numbers with someone who hires.",
        "Explained what I do without saying 'just'.",
        "Nobody new today, but a good table.",
        "Mrs Achterberg asked me to send her my CV. Sent it the same day.",
        "Rain, half empty, and so a real conversation for once.",
        "Learned what a control tower is when it has no tower.",
        "Left early for the dentist.",
        "Sorin wants to have coffee next week.",
    ),
)
ALUMNI: Final = Part(
    name="Old Mill College Alumni Evening",
    kind=Kind.ALUMNI,
    weekday=2,
    start=dt.time(19),
    minutes=150,
    travel_minutes=50,
    every=2,
    share=10,
    got=(2, 2, 1, 3, 2, 2),
    mood=(0, 0, 1, -1, 0, 0),
    progress=(1, 1, 0, 1, 2),
    cost=Decimal("5.00"),
    notes=(
        "Pleasant. Much about school, little about work.",
        "One good hour out of three.",
        "Kit is at the port authority now. Might be worth a call.",
        "Too loud to talk.",
        "Quiz night. Came third, met nobody.",
        "Half of them are looking as well, and say so only at the door.",
        "Better than last time: small table, honest talk.",
        "The way there takes longer than I would like.",
    ),
)
ONLINE: Final = Part(
    name="Kestrel Online Pitch Circle",
    kind=Kind.ONLINE,
    weekday=0,
    start=dt.time(17, 30),
    minutes=90,
    travel_minutes=None,
    every=1,
    share=17,
    got=(3, 2, 3, 3, 4, 3),
    mood=(-1, -1, -2, 0, -1),
    progress=(1, 2, 2, 1, 2),
    notes=(
        "Sharp feedback, all of it fair. Needed a walk afterwards.",
        "Got a name out of it: Petra at Lowmoor Rail. My stomach hurt before I spoke.",
        "They are good and they are fast. I am neither at half past five.",
        "Three of us have interviews. Not me.",
        "My pitch is better than in June, no doubt. I still dread Mondays.",
        "Someone said I apologise too much. True.",
        "Camera off for the second half.",
        "Learned how to answer the gap question.",
        "Ninety minutes of being looked at.",
        "An introduction, and a headache.",
    ),
)
COFFEES: Final = Part(
    name="Coffees with one person",
    kind=Kind.ONE_TO_ONE,
    weekday=4,
    start=dt.time(10),
    minutes=60,
    travel_minutes=20,
    every=2,
    share=11,
    got=(3, 4, 3, 4, 3, 2, 4),
    mood=(1, 1, 0, 1, 2),
    progress=(3, 2, 3, 2, 4),
    notes=(
        "She drew me the whole department on a napkin.",
        "Forty minutes became ninety.",
        "He asked what I would change at my last place. Good question, poor answer. Thought about it all day.",
        "Mostly about her children, and then at the door the name of a manager.",
        "Told me honestly that my CV hides the best part.",
        "We both laughed. I had forgotten that this can be fun.",
        "Promised to ask inside. We will see.",
        "A bit stiff at first.",
        "The café was too loud, so we walked along the river instead. Better.",
    ),
)
FAIR: Final = Part(
    name="Winter Quay Careers Fair",
    kind=Kind.FAIR,
    weekday=5,
    start=dt.time(11),
    minutes=240,
    travel_minutes=45,
    every=7,
    share=2,
    got=(2, 3, 1, 2),
    mood=(-1, 0),
    progress=(1, 2),
    cost=Decimal("12.50"),
    notes=(
        "Forty stands and one real talk. My feet hurt.",
        "Smaller than in summer. Two people took notes while I spoke.",
    ),
)
PARTS: Final = (BREAKFAST, JOB_CLUB, COFFEES, ONLINE, ALUMNI, FAIR)
"""Larger samples go round this list."""

PLACES: Final = (
    "Lanternwick",
    "Saltmarsh Lane",
    "Quarry Hill",
    "Fennel Street",
    "Upper Tannery",
    "Ferrymans Row",
    "Copperfield",
    "Thistledown",
    "Weir Road",
    "Pilgrim Square",
)
FORMS: Final = ("Job Club", "Round Table", "Breakfast", "Open Evening", "Circle", "Meet-up")

PITCH: Final = (
    "I plan who and what has to be where, and when. For nine years I did that in a warehouse of sixty people. "
    "I am looking for a planning team in the valley that has outgrown its spreadsheet."
)
ASKING: Final = (
    "Hello [name], this is about [where we met]: you told of the depot, and I kept thinking about it.\n"
    "I would like to hear how you went about it. Have you half an hour for a coffee in the next two weeks?\n"
    "I am not going to ask you for a job."
)
SCRIPTS: Final = (("pitch", PITCH), ("ask-advice", ASKING))
