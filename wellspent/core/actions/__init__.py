"""Use cases, one file a subject: (workbook, plain input, now) -> changes, or ``InvalidInput`` with the problems."""
