"""From a group's estimates to a verdict: the written rule, its reasons, how sure, and what would change it.

``rule`` is the rule itself; ``case`` holds what it is asked about, so that other weights and bars can be tried;
``judge`` gives the verdicts, ``week`` the plan for the hours, ``settle`` and ``changes`` what would make them others.
"""

from wellspent.core.verdict.case import Case, Visits, Week
from wellspent.core.verdict.changes import (
    Changes,
    LateRatings,
    OneMeeting,
    Turn,
    WithoutLate,
    belief,
    changes,
    plain_means,
)
from wellspent.core.verdict.judge import GroupVerdict, Judged, judge, of_workbook
from wellspent.core.verdict.reasons import Reason
from wellspent.core.verdict.rule import Ground
from wellspent.core.verdict.settle import Outlook

__all__ = [
    "Case",
    "Changes",
    "Ground",
    "GroupVerdict",
    "Judged",
    "LateRatings",
    "OneMeeting",
    "Outlook",
    "Reason",
    "Turn",
    "Visits",
    "Week",
    "WithoutLate",
    "belief",
    "changes",
    "judge",
    "of_workbook",
    "plain_means",
]
