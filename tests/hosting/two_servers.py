"""Two app servers over one store behind nginx, as in ``deploy/two-servers``."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.club_driving import ORGANISER_CODE, write_secrets
from tests.browser.driving import Server, free_port, wait_until
from tests.hosting.driving import DEPLOY, nginx, nginx_site, start_hosted

NAMES = ("first", "second")


@dataclass(frozen=True, slots=True, kw_only=True)
class Two:
    """The address that people use, the servers behind it by name, and how to start one again."""

    url: str
    servers: dict[str, Server]
    start: Callable[[str], None]

    def kill(self, name: str) -> None:
        """As when the machine is switched off."""
        self.servers[name].process.kill()
        self.servers[name].process.wait()


@contextmanager
def two_servers(store: str, secrets: Callable[[str], str], desk: Path) -> Iterator[Two]:
    """Run both on that store. ``secrets`` says what signs people in at an address; ``desk`` takes what is written."""
    port, ports = free_port(), dict(zip(NAMES, (free_port(), free_port()), strict=True))
    url = f"https://localhost:{port}"
    servers: dict[str, Server] = {}

    def start(name: str) -> None:
        write_secrets(desk / name, secrets(url))
        servers[name] = start_hosted(
            desk / name,
            port=ports[name],
            WELLSPENT_MODE="club",
            WELLSPENT_STORE=store,
            WELLSPENT_ORGANISER_CODE=ORGANISER_CODE,
            STREAMLIT_SERVER_ALLOWED_HOSTS="localhost",
        )

    with ExitStack() as stack:
        for name in NAMES:
            start(name)
            stack.callback(lambda name=name: servers[name].stop())
        before = desk / "nginx"
        before.mkdir()
        changes = {
            "listen 443": f"listen 127.0.0.1:{port}",
            "club.example.org": "localhost",
            "127.0.0.1:8501": f"127.0.0.1:{ports['first']}",
            "127.0.0.1:8502": f"127.0.0.1:{ports['second']}",
            r"127\.0\.0\.1:8501": rf"127\.0\.0\.1:{ports['first']}",
            r"127\.0\.0\.1:8502": rf"127\.0\.0\.1:{ports['second']}",
        }
        proxy = subprocess.Popen(nginx(nginx_site(DEPLOY / "two-servers" / "nginx.conf", before, changes)))
        stack.callback(proxy.wait)
        stack.callback(proxy.terminate)
        wait_until((before / "nginx.pid").is_file, lambda: (before / "nginx.log").read_text(encoding="utf-8"))
        yield Two(url=url, servers=servers, start=start)
