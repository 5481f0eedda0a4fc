"""Mixtures of t distributions: the form that every estimate here takes, one mixture a group."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln, stdtr, stdtrit

Numbers = NDArray[np.float64]

_STEPS: Final = 80
_CLOSE: Final = 1e-5
"""A last step this small, relative to where it leads, leaves an error of about its square."""


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """For each of J groups the mixture Σ_k p_k · t_df(centre_kj, scale_kj) over K components.

    ``p`` is (K,) and sums to 1; ``centre`` and ``scale`` are (K, J); all components share ``df``. Results are (J,).
    """

    p: Numbers
    centre: Numbers
    scale: Numbers
    df: float

    @property
    def mean(self) -> Numbers:
        """The means."""
        return self.p @ self.centre

    @property
    def variance(self) -> Numbers:
        """The variances, in squared units; infinite up to two degrees of freedom."""
        if self.df <= 2:  # noqa: PLR2004 - where a t distribution has no variance
            return np.full(self.centre.shape[1], np.inf)
        within = self.df / (self.df - 2) * self.scale**2
        return self.p @ (within + (self.centre - self.mean) ** 2)

    def below(self, bound: ArrayLike) -> Numbers:
        """P(theta ≤ bound); ``bound`` is one number or one a group."""
        share: Numbers = self.p @ stdtr(self.df, (np.asarray(bound, dtype=float) - self.centre) / self.scale)
        return np.minimum(share, 1.0)

    def at_least(self, bound: ArrayLike) -> Numbers:
        """P(theta ≥ bound)."""
        share: Numbers = self.p @ stdtr(self.df, (self.centre - np.asarray(bound, dtype=float)) / self.scale)
        return np.minimum(share, 1.0)

    def distance(self, bound: float) -> Numbers:
        """E|theta - bound| = 2·E[(theta - bound)+] - (mean - bound), in the units of theta."""
        z = (self.centre - bound) / self.scale
        df = self.df
        excess = (self.centre - bound) * stdtr(df, z) + self.scale * (df + z**2) / (df - 1) * self._density(z)
        return 2 * (self.p @ excess) - (self.mean - bound)

    def quantiles(self, shares: ArrayLike) -> Numbers:
        """The quantiles at ``shares`` (Q,), as (Q, J).

        Newton's method on the distribution function, held between the least and the greatest quantile of the
        components; a step that leaves them is replaced by their middle.
        """
        share = np.asarray(shares, dtype=float)[:, None]
        single = self.centre[:, None, :] + self.scale[:, None, :] * stdtrit(self.df, share)
        low, high = single.min(axis=0), single.max(axis=0)
        at = np.tensordot(self.p, single, axes=1)
        for _ in range(_STEPS):
            z = (at - self.centre[:, None, :]) / self.scale[:, None, :]
            gap = np.tensordot(self.p, stdtr(self.df, z), axes=1) - share
            low, high = np.where(gap < 0, at, low), np.where(gap > 0, at, high)
            slope = np.tensordot(self.p, self._density(z) / self.scale[:, None, :], axes=1)
            step = gap / np.maximum(slope, np.finfo(float).tiny)
            after = at - step
            after = np.where((after < low) | (after > high), (low + high) / 2, after)
            moved, at = np.abs(after - at), after
            if np.all(moved <= _CLOSE * (1 + np.abs(at))):
                break
        return at

    def _density(self, z: Numbers) -> Numbers:
        df = self.df
        peak = gammaln((df + 1) / 2) - gammaln(df / 2) - np.log(df * np.pi) / 2
        density: Numbers = np.exp(peak - (df + 1) / 2 * np.log1p(z**2 / df))
        return density
