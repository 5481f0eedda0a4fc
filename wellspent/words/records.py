"""What the fields of records are called when two versions of a record are laid side by side."""

FIELD = {
    "group": "Group",
    "date": "Date",
    "start": "Start",
    "status": "What became of it",
    "minutes": "Minutes there",
    "travel_minutes": "Minutes of travel",
    "before_minutes": "Minutes getting ready",
    "after_minutes": "Minutes of follow-up",
    "cost": "Cost",
    "got": "What you got",
    "mood_before": "Mood before",
    "mood_after": "Mood after",
    "progress": "Moved the search",
    "worth": "Worth the time",
    "note": "Notes",
    "tags": "Tags",
    "purpose": "Why you go",
    "criteria": "What you want to walk away with",
    "weighting": "How they count",
    "bar": "The bar",
    "weekly_hours": "Hours a week",
    "decision": "Your decision",
    "name": "Name",
    "kind": "Sort of gathering",
}
STAMPS = frozenset({"rated_at", "edited_at"})
WHOLE = "The whole record"
THERE = "still there"
