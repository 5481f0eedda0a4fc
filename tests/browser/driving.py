"""Driving the app in a real browser: starting it, opening pages, waiting for it, and looking at what it shows."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from tests.capabilities import ROOT

NOW = "2026-10-30T18:00:00-04:00"
"""The time that stands still in browser tests unless a test asks for another."""

ZONE = "America/New_York"
PATIENCE = 20.0
"""Seconds after which something that does not come is taken to be broken."""

CHROMIUM_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    *(("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()),
)


@dataclass(frozen=True, slots=True)
class Screen:
    """The size of a window in CSS pixels; ``agent`` is what a browser that is used with a finger says it is."""

    width: int
    height: int
    agent: str = ""


WIDE = Screen(1280, 900)
PHONE = Screen(390, 844)
NARROW = Screen(320, 640)
HAND = Screen(
    390,
    844,
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36",
)
"""A phone that says so: the platform does some things only then."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running app: its address, the folder of its workbook, and what it said in the terminal.

    ``friends`` are the hosts that a window onto it may turn to besides: where people sign in.
    """

    url: str
    folder: Path
    log: Path
    process: subprocess.Popen[bytes]
    friends: frozenset[str] = frozenset()

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return urlsplit(self.url).port or 80

    def stop(self) -> str:
        """End it and return all that it said."""
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        return self.log.read_text(encoding="utf-8", errors="replace")


def start_server(folder: Path, desk: Path, port: int | None = None, **settings: str) -> Server:
    """Start the app on the workbook in ``folder`` as a person would; ``desk`` takes its log and its home folder.

    It listens on any free port unless one is given. ``settings`` are further environment variables. Nothing of this
    machine's own Streamlit or Well Spent settings gets through.
    """
    desk.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("WELLSPENT_", "STREAMLIT_"))}
    environment = {
        **inherited,
        "HOME": str(desk),
        "WELLSPENT_STORE": f"folder:{folder}",
        "WELLSPENT_NOW": NOW,
        **settings,
    }
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    log = desk / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
    server = Server(url=f"http://localhost:{port}", folder=folder, log=log, process=process)
    wait_until(lambda: _answers(server), lambda: f"the app did not start:\n{log.read_text(errors='replace')}")
    return server


def wait_until(condition: Callable[[], bool], otherwise: Callable[[], str], patience: float = PATIENCE) -> None:
    """Wait for ``condition``; after ``patience`` seconds fail with what ``otherwise`` says."""
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(otherwise())
        time.sleep(0.05)


def free_port() -> int:
    """A port of this computer on which nothing listens at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(server: Server) -> bool:
    if server.process.poll() is not None:
        raise AssertionError(f"the app ended at once:\n{server.log.read_text(errors='replace')}")
    try:
        with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@dataclass(frozen=True, slots=True)
class Watch:
    """What a browser window did that it should not: errors it noted, and requests to another host."""

    errors: list[str]
    strangers: list[str]


def watch(context: BrowserContext, server: Server) -> Watch:
    """Note all errors and all requests to other hosts, for every page of ``context``."""
    seen = Watch(errors=[], strangers=[])
    at_home = {urlsplit(server.url).netloc, *server.friends}

    def note(url: str) -> None:
        place = urlsplit(url)
        if place.scheme not in {"data", "blob", "about"} and place.netloc not in at_home:
            seen.strangers.append(url)

    def attend(page: Page) -> None:
        page.on("websocket", lambda socket: note(socket.url))
        page.on("pageerror", lambda error: seen.errors.append(str(error)))

    context.on("request", lambda request: note(request.url))
    context.on("page", attend)
    context.on("console", lambda message: seen.errors.append(message.text) if _is_error(message, server) else None)
    return seen


def _is_error(message: ConsoleMessage, server: Server) -> bool:
    """True for an error of ours. Where a page is asked for by its address, the platform first looks for the server's
    own addresses below that page, and the browser notes that they are not there. What is wrong at a friend's is theirs.
    """
    place = message.location.get("url", "")
    return message.type == "error" and "/_stcore/" not in place and urlsplit(place).netloc not in server.friends


_QUIET = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const quiet = app && app.dataset.testScriptState === "notRunning"
        && app.dataset.testConnectionState === "CONNECTED"
        && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"]');
    if (!quiet) { window.quietSince = null; return false; }
    window.quietSince ??= performance.now();
    return performance.now() - window.quietSince > 300;
}"""


_COLOURS = """dark => {
    const [red, green, blue] = getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor
        .match(/\\d+/g).map(Number);
    return (red + green + blue < 384) === dark;
}"""


def settled(page: Page) -> Page:
    """Wait until the app has run, shows what came of it, and has stayed so for a moment."""
    page.evaluate("() => { window.quietSince = null; }")
    page.wait_for_function(_QUIET, timeout=PATIENCE * 1000)
    return page


def seen_on(page: Page, screen: Screen, *, dark: bool) -> Page:
    """The same page on another screen, or in the other colours, as for somebody who turns their device or its light."""
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.set_viewport_size({"width": screen.width, "height": screen.height})
    page.wait_for_function(_COLOURS, arg=dark, timeout=PATIENCE * 1000)
    return settled(page)


def overflow(page: Page) -> int:
    """By how many pixels the page could be scrolled sideways; it should be 0."""
    pixels: int = page.evaluate(
        """() => Math.max(...[document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
            .map(part => part.scrollWidth - part.clientWidth))"""
    )
    return pixels


def whole_page(page: Page) -> None:
    """Make the window as tall as the page: Streamlit scrolls inside of it, and hides what is out of sight."""
    screen = page.viewport_size or {"width": WIDE.width, "height": WIDE.height}
    tall: int = page.evaluate("""() => document.querySelector('[data-testid="stMain"]').scrollHeight""")
    page.set_viewport_size({"width": screen["width"], "height": max(screen["height"], tall + 20)})
    settled(page)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformFault:
    """A violation inside a part that Streamlit draws and that we can't mend: the rule, the part, and why."""

    rule: str
    within: str
    reason: str


PLATFORM_FAULTS: tuple[PlatformFault, ...] = ()
"""The list is short on purpose; whatever can be mended from here is mended."""

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def axe_violations(page: Page) -> list[str]:
    """WCAG A and AA violations on the whole page, one line each; those of the platform's own parts left out.

    The window is made as tall as the page first: axe passes over what is scrolled out of sight.
    """
    screen = page.viewport_size or {"width": WIDE.width, "height": WIDE.height}
    whole_page(page)
    violations = Axe().run(page, options={"runOnly": list(LEVELS)}).response["violations"]
    found = [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
        if not _is_platforms(page, violation["id"], node["target"])
    ]
    page.set_viewport_size(screen)
    settled(page)
    return found


def _is_platforms(page: Page, rule: str, target: list[str]) -> bool:
    parts = [fault.within for fault in PLATFORM_FAULTS if fault.rule == rule]
    if not parts:
        return False
    inside: bool = page.evaluate(
        "([target, part]) => document.querySelector(target)?.closest(part) != null",
        [target[-1], ", ".join(parts)],
    )
    return inside


def file_contents(folder: Path) -> dict[str, str]:
    """Every file of a workbook by its path in ``folder``, without history, drafts and locks."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }
