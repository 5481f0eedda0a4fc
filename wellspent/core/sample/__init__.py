"""A workbook of somebody who does not exist, made from a seed: for a first look, for tests, and in any size."""

from wellspent.core.sample.make import END, GROUPS, MEETINGS, SEED, make

__all__ = ["END", "GROUPS", "MEETINGS", "SEED", "make"]
