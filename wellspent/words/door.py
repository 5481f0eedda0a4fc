"""Said at the door of a club: signing in, out, and why one has to sign in again."""

WELCOME = "Welcome to Well Spent"
WHAT = (
    "Everyone who looks for work is told to go to networking meetings, and many come home tired. Here you find out "
    "which of them are worth your time, in a workbook that is yours alone."
)
RUN_BY = (
    "Your job club runs this server for its members. To come in for the first time, you need the code or the link that "
    "its organiser gave you."
)
KEPT_TITLE = "What is kept of your sign-in"
KEPT = """\
- You sign in with an account that you have already. Its password is never seen here.
- **No name and no e-mail address are kept.** What is kept is a number made of your account. Your name \
and address can't be read from it; it only tells that you are the same person as last time.
- Your browser keeps a cookie with what the place where you sign in says about you, so that you need not sign in for \
each page. It counts here for 12 hours, or until you sign out.
- Other members never see your workbook. Whoever runs the server could read what is stored on it."""

SIGN_IN = "Sign in"
SIGN_IN_AGAIN = "Sign in again"
SIGN_OUT = "Sign out"

INVITED_AND_KEPT = "You have been invited. Sign in here first, and you are nearly in."
INVITED = (
    "You have been invited. Sign in here first; then open the same link once more, and you are nearly in. If you "
    "can't find it again, copy this code now: you can type it instead."
)

SOON = (
    "You have been signed in for almost 12 hours, and will be asked to sign in again in a few minutes. To keep what "
    "you are typing, leave its field: click beside it."
)
OVER_TITLE = "Please sign in again"
OVER = (
    "A sign-in lasts 12 hours here, so that nobody else finds your pages open. All that you saved is there, and what "
    "you typed is kept: you find it again in its form."
)
ENDED_TITLE = "You have signed out"
ENDED = (
    "You signed out in another tab of this browser, so this one shows nothing more. All that you saved is there, and "
    "what you typed is kept: you find it again in its form when you sign in."
)

UNTOLD = (
    "The club can't be reached just now: if you have signed out a moment ago, that holds here already, and is passed "
    "on as soon as the club is back."
)


def sign_in(provider: str, *, again: bool) -> str:
    """What stands on the button of a provider, by the name that the server's settings give it, if they give it one."""
    do = SIGN_IN_AGAIN if again else SIGN_IN
    return f"{do} with {_NAMES.get(provider, provider.capitalize())}" if provider else do


_NAMES = {"github": "GitHub", "gitlab": "GitLab", "linkedin": "LinkedIn", "auth0": "Auth0", "okta": "Okta"}
