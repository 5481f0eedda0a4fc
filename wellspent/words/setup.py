"""Said instead of the app when it can't safely be served."""

TITLE = "Well Spent is not quite set up"
LEAD = "Nothing of your workbook has been opened. Once this is mended, start the app again:"
LEAD_IN_CLUB = (
    "Nobody's workbook has been opened. If you are a member, please tell whoever runs your club's server. If that is "
    "you: once this is mended, start the app again."
)

UNSAFE = {
    "unknown_mode": (
        "WELLSPENT_MODE has a value that Well Spent does not know. Use personal or club, or leave it out to use Well "
        "Spent for yourself."
    ),
    "club_without_sign_in": (
        "Club mode was asked for, but signing in is not set up: there is no [auth] in the server's secrets.toml. "
        "Without it, everyone would see the same workbook. Leave WELLSPENT_MODE out to use Well Spent for yourself."
    ),
    "unreadable_secrets": (
        "The secrets.toml of this server can't be read. Either a quote or a bracket is missing in it, or the app may "
        "not open it (chgrp wellspent, chmod 640), or the name in STREAMLIT_SECRETS_FILES does not end in .toml."
    ),
    "club_without_store": (
        "WELLSPENT_STORE is missing. For a club, say where the workbooks of its members lie: "
        "folder:/srv/wellspent/club, or the postgresql:// address of a database."
    ),
    "no_organiser_code": (
        "WELLSPENT_ORGANISER_CODE is missing. Without it, nobody can make the club. Make one up of 12 characters or "
        "more, and give it to the organiser alone."
    ),
    "weak_organiser_code": (
        "WELLSPENT_ORGANISER_CODE can be guessed: it is shorter than 12 characters, or the one of an example. Make up "
        "another."
    ),
    "no_sign_in_library": (
        "What is needed to sign people in is not installed. Install it with pip install -r requirements-hosted.txt."
    ),
    "no_redirect_uri": (
        "[auth] in secrets.toml has no redirect_uri. Write the address of this app with /oauth2callback at its end, "
        "like https://club.example.org/oauth2callback."
    ),
    "wrong_redirect_uri": (
        "redirect_uri in secrets.toml has to be the whole address of this app with /oauth2callback at its end, like "
        "https://club.example.org/oauth2callback."
    ),
    "open_redirect_uri": (
        "redirect_uri in secrets.toml begins with http, so whoever is on the way could read along. Serve the app by "
        "https, and write it like that there."
    ),
    "weak_cookie_secret": (
        "cookie_secret in secrets.toml is missing, shorter than 32 characters, or the one of an example. Whoever "
        'guesses it can be anybody here. Make one with: python -c "import secrets; print(secrets.token_urlsafe(32))"'
    ),
    "no_provider": (
        "[auth] in secrets.toml names nobody to sign in with: client_id, client_secret and server_metadata_url are "
        "missing."
    ),
    "half_a_provider": (
        "A provider in secrets.toml lacks one of these, or it is empty: client_id, client_secret, server_metadata_url."
    ),
    "open_provider": (
        "server_metadata_url of a provider in secrets.toml has to begin with https. Otherwise somebody on the way "
        "could say who is who."
    ),
    "underscored_provider": (
        "The name of a provider in secrets.toml has an underscore in it, which Streamlit does not take. Leave it out."
    ),
    "trusted_headers": (
        "server.trustedUserHeaders lets a header of a request say who is asking, and anybody can write one. Leave it "
        "out: who is signed in comes from [auth] alone."
    ),
    "one_persons_command": (
        "This command is for the workbook of one person, and WELLSPENT_MODE asks for a club. Name the workbook with "
        "--store."
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


def not_opened(reason: str) -> str:
    """The folder of the workbook could not be opened at all. ``reason`` is the system's own word, if it said one."""
    why = f" ({reason})" if reason else ""
    return (
        f"Its folder can't be used{why}. Nothing in it was changed. Look whether it was moved, or its disk taken out, "
        f"or whether another program is using it; then reload this page."
    )


def away(reason: str) -> str:
    """The workbook was there before, and can't be reached now. ``reason`` is the system's own word, if it said one."""
    why = f" ({reason})" if reason else ""
    return (
        f"Your workbook can't be reached just now{why}. What you see is what was read last, and what you typed is "
        f"still here. Nothing can be saved until it is back: look whether its folder was moved, or its disk taken "
        f"out. If you deleted it yourself, reload this page."
    )
