"""The page to print: for a coach in one page, for oneself in several; as PDF and as a web page that stands alone.

``contents`` says what goes in, as plain text and drawings (``parts``); ``pdf`` and ``web_page`` only lay that out, so
that what a preview shows is what both files hold. ``discreet`` takes out beforehand what was not asked for: nothing
after it can tell what it does not know.
"""
