"""A calendar file, step by step from its text to the occasions of its events. ``exchange/calendar.py`` takes the steps.

``text`` finds the events, ``events`` those that can matter to the days that are looked at, ``single`` reads what does
not repeat, ``recurrence`` says what the rest would cost, ``expand`` works it out, and ``clock`` knows whose time it is.
"""
