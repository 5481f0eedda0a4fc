"""Scripts for a call: their blanks filled from the workbook, and how long they take to say."""

from wellspent.core.scripts.blanks import Blank, Filled, fill, known
from wellspent.core.scripts.spoken import WORDS_A_MINUTE, spoken_seconds

__all__ = ["WORDS_A_MINUTE", "Blank", "Filled", "fill", "known", "spoken_seconds"]
