"""The workbook itself: records, figures and files. Knows nothing of the screen."""
