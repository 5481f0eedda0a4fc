"""Small-sample statistics: partially pooled means and what can honestly be said of them. See ``docs/statistics.md``.

``observations`` makes columns of a workbook's meetings, ``fits`` pools each measure, ``figures`` reads off what is
shown. The arithmetic (``pooled``, ``mixture``, ``mood``, ``per_hour``, ``share``) takes plain arrays.
"""

from wellspent.core.estimates.figures import HARDLY, GroupFigures, Measure, group_figures
from wellspent.core.estimates.fits import Fits, fits
from wellspent.core.estimates.observations import Observations, observations

__all__ = [
    "HARDLY",
    "Fits",
    "GroupFigures",
    "Measure",
    "Observations",
    "fits",
    "group_figures",
    "observations",
]
