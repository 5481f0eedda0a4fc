"""The club's table as a tidy data frame, for looking at and for taking along."""

from collections.abc import Iterable

import pandas as pd

from wellspent.core.club.model import FIGURES, Gathering, Issue


def table(gatherings: Iterable[Gathering], issue: Issue) -> pd.DataFrame:
    """One row for each gathering and figure: ``gathering`` (its name), ``figure``, ``halves``, ``mean``, ``least``.

    ``mean`` is in whole steps or hours, ``least`` how many members there are at the least; both are NA where nothing is
    shown.
    """
    rows = [
        (one.name, figure, cell.halves, cell.halves / 2, cell.members) if cell else (one.name, figure, None, None, None)
        for one in gatherings
        if not one.retired
        for figure in FIGURES
        for cell in [issue.cells.get(one.id, {}).get(figure)]
    ]
    frame = pd.DataFrame(rows, columns=["gathering", "figure", "halves", "mean", "least"])
    return frame.astype({"gathering": "str", "figure": "str", "halves": "Int64", "mean": "Float64", "least": "Int64"})
