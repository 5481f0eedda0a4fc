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
    "no_database_driver": (
        "WELLSPENT_STORE names a PostgreSQL database, and what is needed to talk to one is not installed. Install it "
        "with pip install -r requirements-hosted.txt."
    ),
    "database_not_prepared": (
        "The tables in the database are not there, or not as this version of Well Spent needs them. Run python -m "
        "wellspent prepare-database with the address of the role that owns the tables."
    ),
    "database_owner": (
        "WELLSPENT_STORE connects to the database as a role that sees the rows of every member. Name the role of the "
        "app there, wellspent_app, which sees one member at a time."
    ),
    "no_app_role": "The database has no role wellspent_app yet. Make it first: create role wellspent_app login.",
    "not_database_owner": (
        "This role may not make or change the tables. Use the address of the role that owns the database."
    ),
    "not_a_database": "The address is no database's. Write it like postgresql://owner@localhost/wellspent.",
    "members_unseen": (
        "This role sees one member at a time, so it can't list them all. Name one with --member, or use the address of "
        "the role that owns the tables."
    ),
    "not_this_computer": (
        "This page was asked for from another computer. In personal mode, Well Spent answers only on the computer it "
        "runs on, because there is no sign-in and anyone could read your notes. Open it as http://localhost on that "
        "computer."
    ),
}

STORE_AWAY = "Your workbook can't be opened right now"
DATABASE_AWAY = (
    "The place where your workbook is kept can't be reached just now. What you see is what was read last, and what you "
    "typed is still here. Nothing can be saved until it is back; most often that is a matter of minutes."
)
DATABASE_AWAY_AT_FIRST = (
    "The place where it is kept can't be reached just now. Nothing in it is lost. Wait a moment, then reload this page."
)


def away(reason: str) -> str:
    """The workbook was there before, and can't be reached now. ``reason`` is the system's own word, if it said one."""
    why = f" ({reason})" if reason else ""
    return (
        f"Your workbook can't be reached just now{why}. What you see is what was read last, and what you typed is "
        f"still here. Nothing can be saved until it is back: look whether its folder was moved, or its disk taken "
        f"out. If you deleted it yourself, reload this page."
    )
