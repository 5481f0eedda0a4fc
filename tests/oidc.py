"""A real OpenID provider for the tests, from a package that carries one, and the people who have an account there.

It runs as a process of its own (``python -m tests.oidc PORT``). Whoever is asked for is believed: its page has a button
for each person.
"""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tests.capabilities import ROOT

PATIENCE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody's account at the provider: what it is known by there, and what it says of them."""

    subject: str
    name: str
    email: str


ANNA = Account(subject="subject-of-anna", name="Anna Quill", email="anna.quill@mail.example")
BRAM = Account(subject="subject-of-bram", name="Bram Otter", email="bram.otter@mail.example")
CARO = Account(subject="subject-of-caro", name="Caro Finch", email="caro.finch@mail.example")
DINA = Account(subject="subject-of-dina", name="Dina Marsh", email="dina.marsh@mail.example")
EMIL = Account(subject="subject-of-emil", name="Emil Heath", email="emil.heath@mail.example")
FINN = Account(subject="subject-of-finn", name="Finn Aspen", email="finn.aspen@mail.example")

EVERYONE = (ANNA, BRAM, CARO, DINA, EMIL, FINN)


@dataclass(frozen=True, slots=True)
class Provider:
    """A running provider: its address, which is the issuer of its tokens, and its process."""

    url: str
    process: subprocess.Popen[bytes]

    def secrets(self, redirect_uri: str, cookie_secret: str) -> str:
        """What an app needs to sign people in here, as its ``secrets.toml``."""
        return f"""[auth]
redirect_uri = "{redirect_uri}"
cookie_secret = "{cookie_secret}"
client_id = "wellspent"
client_secret = "known to the two of us"
server_metadata_url = "{self.url}/.well-known/openid-configuration"
"""

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(PATIENCE)


def start_provider(desk: Path, port: int) -> Provider:
    """Start a provider on that port that knows ``EVERYONE``; ``desk`` takes its log."""
    desk.mkdir(parents=True, exist_ok=True)
    # Its package warns of a part of its own that will change; that is its business.
    command = [sys.executable, "-W", "ignore", "-m", "tests.oidc", str(port)]
    log = desk / "provider.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
    provider = Provider(url=f"http://localhost:{port}", process=process)
    deadline = time.monotonic() + PATIENCE
    while not _answers(provider):
        if time.monotonic() > deadline or process.poll() is not None:
            raise AssertionError(f"the provider did not start:\n{log.read_text(errors='replace')}")
        time.sleep(0.05)
    return provider


def _answers(provider: Provider) -> bool:
    try:
        with urllib.request.urlopen(f"{provider.url}/.well-known/openid-configuration", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _serve(port: int) -> None:
    """Be the provider, until somebody ends the process."""
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"  # as on any computer of one's own, there is no certificate
    import oidc_provider_mock
    from jinja2 import ChoiceLoader, DictLoader
    from werkzeug.serving import run_simple

    people = [
        oidc_provider_mock.User(sub=one.subject, claims={"name": one.name, "email": one.email}) for one in EVERYONE
    ]
    app = oidc_provider_mock.app(user_claims=people)
    # Its own frame of a page fetches a style sheet from another host.
    frame = (
        "<!doctype html><html lang='en'><title>Provider</title><main>{% block content %}{% endblock %}</main></html>"
    )
    app.jinja_loader = ChoiceLoader([DictLoader({"_base.html": frame}), app.jinja_loader])
    run_simple("localhost", port, app, threaded=True)


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
