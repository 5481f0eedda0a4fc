"""The sample: the bar that says one is in it, and the ways in and out."""

IN_SAMPLE = "**You are looking at a sample.** Nothing you do here is saved."
BACK = "Back to my workbook"
LOOK_FIRST = "Look around in a sample first"
LOOK = "Look around in a sample"
