"""Partially pooled means: what a few meetings of a group say, steadied by what the other groups say.

Model: y_ij ~ N(theta_j, s²), theta_j ~ N(mu, lam²·s²), mu flat, the intraclass correlation
rho = lam²/(1 + lam²) ~ U(0, 1), s² ~ scaled-Inv-chi²(nu0, s0²). Given rho everything is closed form; rho is summed over
Gauss-Legendre nodes. ``docs/statistics.md`` derives it and compares it with the alternatives.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from wellspent.core.estimates.mixture import Mixture, Numbers

NU0: Final = 2.0
"""How many observations the guess at the spread within a group is worth."""

_NODES: Final = 64
_NEGLIGIBLE: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GroupMeans:
    """What is given of each of J groups: ``count`` of observations (or their worth), ``mean``; and over all of them.

    ``within`` is the sum of squares within groups, ``df`` what it and the prior leave as degrees of freedom.
    """

    count: Numbers
    mean: Numbers
    within: float
    df: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pooled:
    """The posterior: ``theta`` of each group, ``new`` of a group not seen yet, and the rest as means.

    ``noise`` is E[s²], the variance within groups (infinite up to two degrees of freedom); ``icc`` is E[rho].
    """

    theta: Mixture
    new: Mixture
    noise: float
    icc: float

    @property
    def overall(self) -> float:
        """E[mu], what the groups have in common."""
        return float(self.new.mean[0])


def group_means(values: ArrayLike, groups: ArrayLike, count: int) -> GroupMeans:
    """Counts, means and the sum of squares within; ``groups`` says for each value 0 … count - 1.

    Each group has to have at least one value. Shapes: ``values`` and ``groups`` (N,), results (count,).
    """
    value, group = np.asarray(values, dtype=float), np.asarray(groups, dtype=np.intp)
    counts = np.bincount(group, minlength=count).astype(float)
    means = np.bincount(group, weights=value, minlength=count) / counts
    within = float(np.sum((value - means[group]) ** 2))
    return GroupMeans(count=counts, mean=means, within=within, df=NU0 + value.size - 1)


def pool(given: GroupMeans, spread: float, nu0: float = NU0) -> Pooled:
    """The posterior of the groups' means; ``spread`` is s0, in the units of the values."""
    rho, weight = _nodes()
    lam2 = (rho / (1 - rho))[:, None]
    own = 1 / given.count
    c = own + lam2
    w = 1 / c
    total = w.sum(axis=1, keepdims=True)
    centre = (w * given.mean).sum(axis=1, keepdims=True) / total
    q = (w * (given.mean - centre) ** 2).sum(axis=1)
    s = nu0 * spread**2 + given.within + q
    df = given.df
    log_p = np.log(weight) - np.log(c).sum(axis=1) / 2 - np.log(total[:, 0]) / 2 - df / 2 * np.log(s)
    p = np.exp(log_p - log_p.max())
    kept = p >= _NEGLIGIBLE
    p = p[kept] / p[kept].sum()
    lam2, c, total, centre = lam2[kept], c[kept], total[kept], centre[kept]
    variance = (s[kept] / df)[:, None]
    shrunk = own / c
    theta = Mixture(
        p,
        (1 - shrunk) * given.mean + shrunk * centre,
        np.sqrt(variance * ((1 - shrunk) * own + shrunk**2 / total)),
        df,
    )
    return Pooled(
        theta=theta,
        new=Mixture(p, centre, np.sqrt(variance * (lam2 + 1 / total)), df),
        noise=float(p @ s[kept] / (df - 2)) if df > 2 else np.inf,  # noqa: PLR2004 - it has no mean before
        icc=float(p @ rho[kept]),
    )


@cache
def _nodes() -> tuple[Numbers, Numbers]:
    """Gauss-Legendre nodes and weights on (0, 1)."""
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    return (nodes + 1) / 2, weights / 2
