"""Driving the app as a server runs it: ``hosted.py`` as a process of its own, and a proxy before it."""

import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path

from tests import capabilities
from tests.browser.driving import Server, free_port, wait_until
from tests.capabilities import ROOT

DEPLOY = ROOT / "deploy"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said to one request."""

    status: int
    headers: HTTPMessage
    body: str


def ask(url: str, headers: Mapping[str, str] | None = None) -> Answer:
    """Ask once; an answer that says no is one as well."""
    request = urllib.request.Request(url, headers=dict(headers or {}))
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return Answer(answer.status, answer.headers, answer.read().decode())
    except urllib.error.HTTPError as no:
        return Answer(no.code, no.headers, no.read().decode())


def of_the_service() -> dict[str, str]:
    """The environment variables that the app is started with by systemd, besides those of its club."""
    lines = (DEPLOY / "small-server" / "wellspent.service").read_text(encoding="utf-8").splitlines()
    (said,) = (line.removeprefix("Environment=") for line in lines if line.startswith("Environment="))
    return dict(pair.split("=", 1) for pair in said.split())


def start_hosted(desk: Path, *, port: int | None = None, folder: Path = ROOT, **settings: str) -> Server:
    """Start ``hosted.py`` of ``folder`` with these settings and the service's; ``desk`` has its log and is its home."""
    desk.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("WELLSPENT_", "STREAMLIT_"))},
        "HOME": str(desk),
        "PYTHONPATH": str(ROOT),
        **of_the_service(),
        "STREAMLIT_SERVER_PORT": str(port),
        **settings,
    }
    log = desk / "server.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "hosted.py"],
            cwd=folder,
            env=environment,
            stdout=out,
            stderr=out,
        )
    server = Server(url=f"http://localhost:{port}", folder=desk, log=log, process=process)
    wait_until(lambda: _is_up(server), lambda: f"the app did not start:\n{log.read_text(errors='replace')}")
    return server


def _is_up(server: Server) -> bool:
    assert server.process.poll() is None, server.log.read_text(errors="replace")
    try:
        return ask(f"{server.url}/_stcore/health").status == 200
    except OSError:
        return False


def certificate(desk: Path) -> tuple[Path, Path]:
    """A certificate for this computer that nobody else has signed, and its key."""
    key, signed = desk / "key.pem", desk / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"),
            *("-keyout", key, "-out", signed),
        ],
        check=True,
        capture_output=True,
    )
    return signed, key


def nginx_site(site: Path, desk: Path, changes: Mapping[str, str]) -> Path:
    """A whole configuration for an nginx of our own around one of ``deploy``, with its places changed to those here.

    Each of ``changes`` has to be there to be changed.
    """
    text = site.read_text(encoding="utf-8")
    signed, key = certificate(desk)
    places = {
        "/etc/letsencrypt/live/club.example.org/fullchain.pem": str(signed),
        "/etc/letsencrypt/live/club.example.org/privkey.pem": str(key),
        "/var/log/nginx/error.log": str(desk / "nginx.log"),
        **changes,
    }
    for before, after in places.items():
        assert before in text, f"{site} has no {before}"
        text = text.replace(before, after)
    text = re.sub(r"^ *listen \[::\].*\n", "", text, flags=re.MULTILINE)
    temporary = "\n".join(
        f"{part}_temp_path {desk / part};" for part in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = desk / "nginx.conf"
    whole.write_text(
        f"daemon off; pid {desk / 'nginx.pid'}; error_log {desk / 'nginx.log'};\n"
        f"events {{}}\nhttp {{\n{temporary}\ninclude /etc/nginx/mime.types;\n{text}\n}}\n",
        encoding="utf-8",
    )
    return whole


def nginx(configuration: Path, *more: str) -> list[str]:
    """The command that runs nginx with it."""
    found = capabilities.nginx()
    assert found is not None
    return [str(found), "-c", str(configuration), "-e", str(configuration.parent / "nginx.log"), *more]
