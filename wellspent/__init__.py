"""Well Spent: a workbook for people looking for work."""

import logging

__version__ = "0.1.0"

# Silent, unless whoever runs the app asks for a log, as hosted.py does.
logging.getLogger(__name__).addHandler(logging.NullHandler())
