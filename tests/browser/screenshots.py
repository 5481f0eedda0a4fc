"""Takes the pictures in ``docs/screenshots`` anew, on a copy of the sample and at a time that stands still.

``python -m tests.browser.screenshots FOLDER`` takes every page on every screen, as long as it is, to look through.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.driving import (
    CHROMIUM_ARGUMENTS,
    PHONE,
    WIDE,
    ZONE,
    Screen,
    Server,
    settled,
    start_server,
    whole_page,
)
from tests.capabilities import ROOT, chromium

SAMPLE = ROOT / "data" / "sample"
PICTURES = ROOT / "docs" / "screenshots"

FOR_THE_DOCUMENTS = {
    "today": ("/", WIDE, False),
    "define": ("/define", WIDE, False),
    "rate": ("/rate", WIDE, False),
    "rate-phone": ("/rate", PHONE, False),
    "charts": ("/charts", WIDE, False),
    "decide": ("/decide", WIDE, False),
    "decide-dark": ("/decide", WIDE, True),
}
"""Each picture by its name: the address, the screen, and whether it is dark."""

ADDRESSES = (
    "/",
    "/define",
    *(
        f"/rate{view}"
        for view in ("", "?view=catch-up", "?view=import", "?view=plan", "?view=outcomes", "?view=check-in")
    ),
    *(f"/charts{view}" for view in ("", "?view=mood", "?view=weeks", "?view=hours")),
    "/decide",
    *(f"/instead{view}" for view in ("", "?view=people", "?view=scripts")),
    "/data",
    "/help",
)
FOR_LOOKING_THROUGH = {
    f"{address.strip('/').replace('?view=', '-') or 'today'}-{name}": (address, screen, dark)
    for address in ADDRESSES
    for name, screen, dark in (("wide", WIDE, False), ("phone", PHONE, False), ("dark", WIDE, True))
}


def take(browser: Browser, server: Server, target: Path, shot: tuple[str, Screen, bool], *, whole: bool) -> None:
    """Take one picture, of what the screen shows or of the whole page."""
    address, screen, dark = shot
    context = browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme="dark" if dark else "light",
        locale="en-US",
        timezone_id=ZONE,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(server.url + address)
    settled(page)
    if whole:
        whole_page(page)
    page.screenshot(path=target)
    context.close()


def main(folder: Path | None) -> None:
    """Start the app on a copy of the sample and take all pictures."""
    target = folder or PICTURES
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as desk, sync_playwright() as playwright:
        workbook = Path(shutil.copytree(SAMPLE, Path(desk) / "workbook"))
        server = start_server(workbook, Path(desk))
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_ARGUMENTS))
        try:
            for name, shot in (FOR_LOOKING_THROUGH if folder else FOR_THE_DOCUMENTS).items():
                take(browser, server, target / f"{name}.png", shot, whole=folder is not None)
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
