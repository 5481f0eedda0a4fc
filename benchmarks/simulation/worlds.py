"""Worlds to draw from: what groups are truly worth, and what a person writes down after a meeting."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

Numbers = NDArray[np.float64]
Draw = np.random.Generator

BAR: Final = 50.0


@dataclass(frozen=True, slots=True)
class World:
    """``groups`` worth N(55, ``between``²) points, and ratings that scatter by ``within`` points around them."""

    groups: int = 5
    between: float = 12.0
    within: float = 15.0

    def worth(self, draw: Draw) -> Numbers:
        """What each of the groups is truly worth."""
        return draw.normal(55.0, self.between, self.groups)

    def rated(self, worth: Numbers, draw: Draw) -> Numbers:
        """One rating for each entry of ``worth``."""
        return worth + self.within * draw.standard_normal(worth.shape)

    def meant(self, worth: Numbers) -> Numbers:
        """What endless ratings would average to."""
        return worth


@dataclass(frozen=True, slots=True)
class UnequalNoise(World):
    """Each group scatters in its own way: 8, 11, 15, 19 or 25 points."""

    def rated(self, worth: Numbers, draw: Draw) -> Numbers:
        """One rating for each entry of ``worth``, which the five groups share out in equal runs."""
        own = np.repeat([8.0, 11.0, 15.0, 19.0, 25.0], worth.size // self.groups)
        return worth + own * draw.standard_normal(worth.shape)


@dataclass(frozen=True, slots=True)
class Outliers(World):
    """One rating in twenty scatters three times as far."""

    def rated(self, worth: Numbers, draw: Draw) -> Numbers:
        """One rating for each entry of ``worth``."""
        times = np.where(draw.random(worth.shape) < 1 / 20, 3.0, 1.0)
        return worth + self.within * times * draw.standard_normal(worth.shape)


@dataclass(frozen=True, slots=True)
class RoundedAndHeavyTailed(World):
    """Scatter by t with 3 degrees of freedom, rounded to steps of 5 points and held between 0 and 100."""

    def rated(self, worth: Numbers, draw: Draw) -> Numbers:
        """One rating for each entry of ``worth``."""
        return self._written(worth, draw.standard_t(3, worth.shape))

    def meant(self, worth: Numbers) -> Numbers:
        """What endless ratings would average to, by a thousand evenly spaced quantiles."""
        even = stdtrit(3, (np.arange(1000) + 0.5) / 1000)
        means: Numbers = self._written(worth[:, None], even).mean(axis=1)
        return means

    def _written(self, worth: Numbers, away: Numbers) -> Numbers:
        unit = self.within / np.sqrt(3)  # a t with 3 degrees of freedom has the variance 3
        written: Numbers = np.clip(5 * np.round((worth + unit * away) / 5), 0, 100)
        return written


USUAL: Final = World()
ALIKE: Final = World(between=5.0)
ELSEWHERE: Final = {
    "groups nearly alike (sd 5)": ALIKE,
    "groups far apart (sd 25)": World(between=25.0),
    "unequal noise (8 to 25)": UnequalNoise(),
    "outliers (1 in 20, three times as far)": Outliers(),
    "rounded, heavy-tailed": RoundedAndHeavyTailed(),
    "three groups, ratings scatter by 8": World(groups=3, within=8.0),
    "three groups, ratings scatter by 15": World(groups=3),
    "three groups, ratings scatter by 25": World(groups=3, within=25.0),
}
