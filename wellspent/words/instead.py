"""Instead: the page for the hours that are set free."""

TITLE = "Somebody to call"
LEAD = "An hour that you do not sit out somewhere is an hour for a person. Pick one, get the words out, and call."
VIEW = "What would you like to do?"
VIEW_NAME = {"call": "Call", "people": "People", "scripts": "Scripts"}
