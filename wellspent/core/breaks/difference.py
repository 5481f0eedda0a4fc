"""The difference between weeks without a group and weeks with it, where neighbouring weeks resemble each other."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from wellspent.core.estimates.mixture import Mixture, Numbers

NU0: Final = 2.0
"""How many weeks the guess ``s0`` at the spread is worth."""
_NODES: Final = 24
_SHARES: Final = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Without minus with, in the measure's units: mean, sd (infinite if not known), and the 10, 50 and 90 % points.

    ``positive`` is the probability that it is above 0. ``likeness`` is how much of one week's deviation is expected to
    be left in the next, 0 to 1.
    """

    mean: float
    sd: float
    low: float
    middle: float
    high: float
    positive: float
    likeness: float


@dataclass(frozen=True, slots=True)
class Fit:
    """The difference at one likeness of neighbouring weeks, ``phi``: d ~ t(df, centre, scale), up to ``log_p``."""

    centre: float
    scale: float
    df: float
    log_p: float


def at(phi: float, *, values: Numbers, weeks: Numbers, away: Numbers, s0: float, nu0: float = NU0) -> Fit:
    """Generalised least squares of y = a + d·away + e, where e of weeks k apart are correlated by phi to the power k.

    All arrays are (T,), without gaps in ``values``; a gap in ``weeks`` needs no filling. a and d are flat, the squared
    spread is scaled inverse chi-squared (``nu0``, ``s0``).
    """
    design = np.column_stack([np.ones_like(away), away])
    likeness = phi ** np.abs(weeks[:, None] - weeks[None, :])
    root = np.linalg.cholesky(likeness)
    x, y = np.linalg.solve(root, design), np.linalg.solve(root, values)
    cross = x.T @ x
    best = np.linalg.solve(cross, x.T @ y)
    residual = y - x @ best
    df = nu0 + len(values) - 2
    spread = nu0 * s0**2 + residual @ residual
    return Fit(
        centre=float(best[1]),
        scale=float(np.sqrt(spread / df * np.linalg.inv(cross)[1, 1])),
        df=df,
        log_p=float(-np.log(np.diag(root)).sum() - np.linalg.slogdet(cross).logabsdet / 2 - df / 2 * np.log(spread)),
    )


def difference(values: ArrayLike, weeks: ArrayLike, away: ArrayLike, s0: float) -> Difference:
    """The difference over all likenesses of neighbouring weeks, phi ~ Beta(2, 4), on 24 Gauss-Legendre nodes.

    ``values`` (T,) is the measure in each week that has it, ``weeks`` (T,) the number of that week, ``away`` (T,) true
    where it was a week without; there is at least one of each kind. ``s0`` is a guess at the spread of a week, in the
    measure's units. A trend is not taken out: where weeks get better anyway, that is part of the difference.
    """
    y, at_week, without = (np.asarray(part, dtype=float) for part in (values, weeks, away))
    nodes, share = np.polynomial.legendre.leggauss(_NODES)
    phis = (nodes + 1) / 2
    fits = [at(float(phi), values=y, weeks=at_week, away=without, s0=s0) for phi in phis]
    log_p = np.log(share) + np.log(phis) + 3 * np.log1p(-phis) + np.array([fit.log_p for fit in fits])
    p = np.exp(log_p - log_p.max())
    p /= p.sum()
    found = Mixture(p, np.array([[fit.centre] for fit in fits]), np.array([[fit.scale] for fit in fits]), fits[0].df)
    low, middle, high = (float(quantile) for quantile in found.quantiles(_SHARES)[:, 0])
    return Difference(
        mean=float(found.mean[0]),
        sd=float(np.sqrt(found.variance[0])),
        low=low,
        middle=middle,
        high=high,
        positive=float(found.at_least(0.0)[0]),
        likeness=float(p @ phis),
    )
