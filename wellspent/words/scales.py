"""The words of the scales, kinds, verdicts and choices, by the code that stands in the files."""

GOT = ("not at all", "a little", "partly", "mostly", "fully")
MOOD = ("very low", "low", "so-so", "good", "very good")
WORTH = ("worthless", "little", "fair", "good", "superb")
CONFIDENCE = ("not at all", "hardly", "a little", "fairly", "very")
PROGRESS = ("not at all", "hardly", "a little", "clearly", "a leap")

KIND = {
    "job_seekers": "job seekers' group",
    "professional": "professional association",
    "alumni": "alumni",
    "online": "online event",
    "fair": "fair",
    "social": "social",
    "one_to_one": "one-to-one",
    "call": "call",
}

VERDICT = {
    "keep_going": "Keep going",
    "skip": "Skip it",
    "take_a_break": "Take a break and see",
    "too_early": "Too early to tell",
}
VERDICT_ICON = {
    "keep_going": ":material/check_circle:",
    "skip": ":material/block:",
    "take_a_break": ":material/pause_circle:",
    "too_early": ":material/hourglass_empty:",
}

CHOICE = {
    "keep_going": "Keep going",
    "skip": "Skip it",
    "take_a_break": "Take a break",
    "not_yet": "Not yet decided",
}
