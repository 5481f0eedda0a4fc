"""Yes or no: how often something came of it, with Jeffreys' interval."""

from dataclasses import dataclass

from scipy.special import betaincinv


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """``yes`` out of ``asked``; ``mean`` and ``quantile`` are of the share, 0 to 1."""

    yes: int
    asked: int

    @property
    def mean(self) -> float:
        """The mean of Beta(yes + 1/2, no + 1/2)."""
        return (self.yes + 0.5) / (self.asked + 1)

    def quantile(self, share: float) -> float:
        """A limit of Jeffreys' interval: 0 below none at all, 1 above all of them.

        Brown, Cai & DasGupta (2001), "Interval estimation for a binomial proportion", Statistical Science 16(2).
        """
        no = self.asked - self.yes
        middle = 0.5
        if (self.yes == 0 and share < middle) or (no == 0 and share > middle):
            return 0.0 if share < middle else 1.0
        return float(betaincinv(self.yes + 0.5, no + 0.5, share))
