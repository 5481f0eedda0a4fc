"""Said instead of the app when it can't safely be served."""

TITLE = "Well Spent is not quite set up"
LEAD = "Nothing of your workbook has been opened. Once this is mended, start the app again:"

UNSAFE = {
    "unknown_mode": "WELLSPENT_MODE has a value that Well Spent does not know. Use personal, or leave it out.",
    "club_without_sign_in": (
        "Club mode was asked for, but signing in is not set up. Without it, everyone would see the same workbook. "
        "Leave WELLSPENT_MODE out to use Well Spent for yourself."
    ),
    "moved_clock_in_club": "WELLSPENT_NOW moves the clock. That is for trying things out, not for a club.",
    "unreadable_now": "WELLSPENT_NOW is not a time that can be read. Write it like 2026-11-03T18:00:00+00:00.",
    "unknown_store": (
        "WELLSPENT_STORE names a place that Well Spent does not know. Write it like folder:data/mine, or leave it out."
    ),
    "not_this_computer": (
        "This page was asked for from another computer. In personal mode, Well Spent answers only on the computer it "
        "runs on, because there is no sign-in and anyone could read your notes. Open it as http://localhost on that "
        "computer."
    ),
}

STORE_AWAY = "Your workbook can't be opened right now"


def away(reason: str) -> str:
    """The workbook was there before, and can't be reached now. ``reason`` is the system's own word, if it said one."""
    why = f" ({reason})" if reason else ""
    return (
        f"Your workbook can't be reached just now{why}. What you see is what was read last, and what you typed is "
        f"still here. Nothing can be saved until it is back: look whether its folder was moved, or its disk taken "
        f"out. If you deleted it yourself, reload this page."
    )
