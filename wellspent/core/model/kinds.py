"""The codes that stand in the files: kinds, states, verdicts, choices."""

from enum import StrEnum


class Weighting(StrEnum):
    """How weights follow from what the person gave."""

    RANK = "rank"
    HAND = "hand"


class Kind(StrEnum):
    """What sort of gathering a group is."""

    JOB_SEEKERS = "job_seekers"
    PROFESSIONAL = "professional"
    ALUMNI = "alumni"
    ONLINE = "online"
    FAIR = "fair"
    SOCIAL = "social"
    ONE_TO_ONE = "one_to_one"
    CALL = "call"


class GroupStatus(StrEnum):
    """Whether the person goes there at present."""

    ATTENDING = "attending"
    ON_BREAK = "on_break"
    STOPPED = "stopped"


class MeetingStatus(StrEnum):
    """What became of one occasion."""

    PLANNED = "planned"
    ATTENDED = "attended"
    NOT_ATTENDED = "not_attended"
    CANCELLED = "cancelled"


class VerdictCode(StrEnum):
    """What the record says about a group."""

    KEEP_GOING = "keep_going"
    SKIP = "skip"
    TAKE_A_BREAK = "take_a_break"
    TOO_EARLY = "too_early"


class Choice(StrEnum):
    """What the person decides about a group, whatever the verdict."""

    KEEP_GOING = "keep_going"
    SKIP = "skip"
    TAKE_A_BREAK = "take_a_break"
    NOT_YET = "not_yet"


class OutcomeKind(StrEnum):
    """What came of a meeting, a group or a person."""

    LEAD = "lead"
    INTRODUCTION = "introduction"
    REFERRAL = "referral"
    INTERVIEW = "interview"
    OFFER = "offer"


class Tie(StrEnum):
    """How well a person is known."""

    BARELY = "barely"
    MODERATELY = "moderately"
    WELL = "well"


class BreakDesign(StrEnum):
    """How a break is laid out over the weeks."""

    LOOK_AND_SEE = "look_and_see"
    BLOCKS = "blocks"
    ABAB = "abab"


class Phase(StrEnum):
    """What one week of a break is for."""

    ATTENDING = "attending"
    ON_BREAK = "on_break"


class FirstSteps(StrEnum):
    """How far a new person got; ``DONE`` also when they chose to leave the first steps."""

    NEW = "new"
    DEFINED = "defined"
    RATED = "rated"
    DONE = "done"
