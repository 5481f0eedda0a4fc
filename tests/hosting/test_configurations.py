"""The files in deploy, as they lie there: programs that read them accept them, and they say what the app is about."""

import os
import re
import ssl
import subprocess
import tomllib
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import Browser, expect

from tests.browser.driving import free_port, wait_until
from tests.capabilities import ROOT, caddy
from tests.hosting.driving import DEPLOY, ask, nginx, nginx_site, of_the_service, start_hosted
from wellspent.core import settings

if TYPE_CHECKING:
    from tests.driving.postgres import Prepared

PROXIES = (DEPLOY / "small-server" / "nginx.conf", DEPLOY / "two-servers" / "nginx.conf")
CADDYFILES = (DEPLOY / "small-server" / "Caddyfile", DEPLOY / "containers" / "Caddyfile")
SCRIPTS = sorted(DEPLOY.rglob("*.sh"))
CONTAINERS = DEPLOY / "containers"


def name_of(path: Path) -> str:
    return str(path.relative_to(DEPLOY))


def personal() -> dict[str, Any]:
    return tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


@pytest.mark.needs("nginx")
@pytest.mark.parametrize("site", PROXIES, ids=name_of)
def test_nginx_accepts_its_configuration(site: Path, tmp_path: Path) -> None:
    changes = {"listen 443": f"listen 127.0.0.1:{free_port()}"}
    if "listen 80;" in site.read_text(encoding="utf-8"):
        changes["listen 80;"] = f"listen 127.0.0.1:{free_port()};"
    tried = subprocess.run(
        nginx(nginx_site(site, tmp_path, changes), "-t"), capture_output=True, text=True, check=False
    )
    assert tried.returncode == 0, tried.stderr
    assert "[warn]" not in tried.stderr, tried.stderr


@pytest.mark.needs("caddy")
@pytest.mark.parametrize("site", CADDYFILES, ids=name_of)
def test_caddy_accepts_its_configuration_as_it_would_write_it(site: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "CLUB_NAME": "club.example.org", "HOME": str(tmp_path)}
    for command in (["validate", "--adapter", "caddyfile", "--config", str(site)], ["fmt", "--diff", str(site)]):
        tried = subprocess.run(
            [str(caddy()), *command], capture_output=True, text=True, check=False, env=environment, cwd=tmp_path
        )
        assert tried.returncode == 0, tried.stdout + tried.stderr


@pytest.mark.parametrize("proxy", [*PROXIES, *CADDYFILES], ids=name_of)
def test_every_proxy_keeps_the_health_check_inside_and_takes_what_the_app_takes(proxy: Path) -> None:
    text = proxy.read_text(encoding="utf-8")
    most = personal()["server"]["maxUploadSize"]
    assert f"{most + 1}m" in text.lower()
    assert "/healthz" in text
    assert "Strict-Transport-Security" in text


@pytest.mark.parametrize("site", PROXIES, ids=name_of)
def test_nginx_is_asked_for_nothing_that_only_older_or_only_newer_ones_take(site: Path) -> None:
    """Up to 1.25 HTTP/2 is a word behind ``listen``; since then that is a warning, and a line of its own."""
    assert "http2" not in site.read_text(encoding="utf-8")


@pytest.mark.needs("nginx")
@pytest.mark.parametrize("site", PROXIES, ids=name_of)
def test_nginx_writes_no_address_into_its_log_even_where_no_app_answers(site: Path, tmp_path: Path) -> None:
    port = free_port()
    changes = {"listen 443": f"listen 127.0.0.1:{port}", "127.0.0.1:8501": f"127.0.0.1:{free_port()}"}
    text = site.read_text(encoding="utf-8")
    if "listen 80;" in text:
        changes["listen 80;"] = f"listen 127.0.0.1:{free_port()};"
    if "127.0.0.1:8502" in text:
        changes["127.0.0.1:8502"] = f"127.0.0.1:{free_port()}"
    _ask_for_a_secret_address(nginx(nginx_site(site, tmp_path, changes)), port, tmp_path)


@pytest.mark.needs("caddy")
def test_caddy_writes_no_address_into_its_log_even_where_no_app_answers(tmp_path: Path) -> None:
    port = free_port()
    text = CADDYFILES[0].read_text(encoding="utf-8")
    assert CADDYFILES[1].read_text(encoding="utf-8").split("}\n\n")[0] in text, "what holds for one is in both"
    changes = {
        "{\n\t# No log": "{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n\t# No log",
        "club.example.org {": f"localhost:{port} {{\n\ttls internal",
        "127.0.0.1:8501\n": f"127.0.0.1:{free_port()}\n",
    }
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after)
    site = tmp_path / "Caddyfile"
    site.write_text(text, encoding="utf-8")
    _ask_for_a_secret_address([str(caddy()), "run", "--config", str(site)], port, tmp_path)


def _ask_for_a_secret_address(proxy: list[str], port: int, desk: Path) -> None:
    """Ask the proxy for an address with a code in it; there is no app behind it, and the log must not have the code."""
    log = desk / "proxy.log"
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    said: list[int] = []

    def asked() -> bool:
        try:
            urllib.request.urlopen(f"https://localhost:{port}/?join=7KQM-XW4P-HJ9T", context=trusting, timeout=5)
        except urllib.error.HTTPError as answer:
            said.append(answer.code)
        except OSError:
            return False
        return True

    with log.open("wb") as out:
        process = subprocess.Popen(proxy, stdout=out, stderr=out, env={**os.environ, "HOME": str(desk)})
    try:
        wait_until(asked, lambda: log.read_text(encoding="utf-8"))
    finally:
        process.terminate()
        process.wait()
    assert said in ([502], [504])
    for path in desk.glob("*.log"):
        assert "7KQM" not in path.read_text(encoding="utf-8"), path.read_text(encoding="utf-8")


@pytest.mark.parametrize("script", SCRIPTS, ids=name_of)
def test_a_script_can_be_run_and_a_shell_understands_it(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert subprocess.run(["sh", "-n", script], check=False).returncode == 0


def unit(name: str) -> dict[str, list[str]]:
    """The settings of a unit of systemd; each may be there more than once."""
    said: dict[str, list[str]] = {}
    for line in (DEPLOY / "small-server" / name).read_text(encoding="utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            said.setdefault(key, []).append(value)
    return said


def test_the_service_starts_the_app_where_the_proxies_look_for_it() -> None:
    service = unit("wellspent.service")
    port = of_the_service()["STREAMLIT_SERVER_PORT"]
    assert service["ExecStart"] == ["/opt/wellspent/.venv/bin/streamlit run hosted.py"]
    assert service["WorkingDirectory"] == ["/opt/wellspent"]
    for proxy in (PROXIES[0], CADDYFILES[0]):
        assert f"127.0.0.1:{port}" in proxy.read_text(encoding="utf-8")
    assert personal()["server"]["address"] == "127.0.0.1", "nobody gets past the proxy"


def test_the_backup_is_run_by_the_timer_as_the_app_and_with_its_settings() -> None:
    app, backup = unit("wellspent.service"), unit("wellspent-backup.service")
    for same in ("User", "Group", "EnvironmentFile", "UMask"):
        assert app[same] == backup[same]
    assert app["RequiresMountsFor"] == app["ReadWritePaths"], "without its disk it serves nothing"
    assert backup["RequiresMountsFor"] == backup["ReadWritePaths"]
    (command,) = backup["ExecStart"]
    script, folder = command.split()
    assert (ROOT / Path(script).relative_to("/opt/wellspent")).is_file()
    assert folder in backup["ReadWritePaths"][0].split()
    assert (DEPLOY / "small-server" / "wellspent-backup.timer").is_file()


def environment_file() -> dict[str, str]:
    """As systemd reads it."""
    text = (DEPLOY / "small-server" / "club.env.example").read_text(encoding="utf-8")
    return dict(line.split("=", 1) for line in text.splitlines() if line and not line.startswith("#"))


def test_the_example_asks_for_a_code_of_ones_own_and_leaves_nothing_else_to_guess() -> None:
    example = environment_file()
    assert example["WELLSPENT_ORGANISER_CODE"] == ""
    read = settings.read_settings({**example, "WELLSPENT_ORGANISER_CODE": "plum-lantern-harbour"})
    assert read.mode is settings.Mode.CLUB
    assert read.store == "folder:/srv/wellspent/club"
    (place,) = unit("wellspent.service")["ReadWritePaths"]
    assert read.store.removeprefix("folder:").startswith(place)


def test_the_example_of_the_sign_in_holds_no_secret_and_its_address_ends_where_the_platform_listens() -> None:
    said = tomllib.loads((DEPLOY / "small-server" / "secrets.toml.example").read_text(encoding="utf-8"))["auth"]
    assert said["redirect_uri"].startswith("https://")
    assert said["redirect_uri"].endswith("/oauth2callback")
    assert said["cookie_secret"] == said["client_secret"] == said["client_id"] == ""


def compose() -> dict[str, Any]:
    text = (CONTAINERS / "compose.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def test_containers_mount_and_build_from_files_that_exist() -> None:
    services = compose()["services"]
    for service in services.values():
        if "build" in service:
            context = CONTAINERS / service["build"]["context"]
            assert context.resolve() == ROOT
            assert (context / service["build"]["dockerfile"]).is_file()
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source in compose()["volumes"] or (CONTAINERS / source).is_file()


def test_containers_wait_for_each_other_in_a_line_and_only_the_proxy_is_reached_from_outside() -> None:
    services = compose()["services"]
    assert services["app"]["depends_on"] == {"prepare": {"condition": "service_completed_successfully"}}
    assert services["prepare"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert services["database"]["networks"] == ["inside"]
    assert compose()["networks"]["inside"] == {"internal": True}


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """The folder of the containers, prepared for a club of the name ``localhost``."""
    for name in ("containers", "small-server"):
        (tmp_path / "deploy" / name).mkdir(parents=True)
        for path in (DEPLOY / name).iterdir():
            (tmp_path / "deploy" / name / path.name).write_bytes(path.read_bytes())
    folder = tmp_path / "deploy" / "containers"
    subprocess.run(["sh", "prepare.sh", "localhost"], cwd=folder, check=True, capture_output=True)
    return folder


def test_what_the_containers_are_told_is_made_by_the_script_that_prepares_them(prepared: Path) -> None:
    lines = (prepared / ".env").read_text(encoding="utf-8").splitlines()
    made = dict(line.split("=", 1) for line in lines if not line.startswith("#"))
    wanted = set(re.findall(r"\$\{(\w+)", (CONTAINERS / "compose.yaml").read_text(encoding="utf-8")))
    assert made.keys() == wanted
    assert len(made["WELLSPENT_ORGANISER_CODE"]) >= settings.SHORTEST_ORGANISER_CODE
    secrets = (prepared / "secrets" / "secrets.toml").read_text(encoding="utf-8")
    assert "deploy/containers/secrets/secrets.toml" in secrets.splitlines()[0], "it says where it lies"
    said = tomllib.loads(secrets)["auth"]
    assert said["redirect_uri"] == "https://localhost/oauth2callback"
    assert len(said["cookie_secret"]) >= 32
    assert oct((prepared / ".env").stat().st_mode & 0o077) == "0o0"

    subprocess.run(["sh", "prepare.sh", "localhost"], cwd=prepared, check=True, capture_output=True)
    assert (prepared / ".env").read_text(encoding="utf-8").splitlines() == lines, "never a second time"


def test_what_is_secret_in_the_folder_of_the_containers_is_left_alone_by_git(prepared: Path) -> None:
    (prepared / "wellspent.dump").write_bytes(b"everybody's workbooks")
    subprocess.run(["git", "init", "--quiet"], cwd=prepared, check=True)
    asked = ["git", "ls-files", "--others", "--exclude-standard"]
    seen = subprocess.run(asked, cwd=prepared, check=True, capture_output=True, text=True).stdout.split()
    assert set(seen) == {path.name for path in CONTAINERS.iterdir() if path.is_file() and path.name != ".env"}


@pytest.mark.parametrize("name", [[], [""], ["https://club.harbour.test"], ["club.harbour.test/"], ["another.test"]])
def test_containers_are_not_prepared_for_what_is_no_name_or_another_than_before(
    prepared: Path, name: list[str]
) -> None:
    before = {path: path.read_bytes() for path in prepared.rglob("*") if path.is_file()}
    done = subprocess.run(["sh", "prepare.sh", *name], cwd=prepared, capture_output=True, text=True, check=False)
    assert done.returncode in {1, 2}
    assert "NAME" in done.stderr or "name" in done.stderr
    assert done.stdout == ""
    assert {path: path.read_bytes() for path in prepared.rglob("*") if path.is_file()} == before


@pytest.mark.needs("chromium", "postgres")
def test_with_what_the_containers_tell_the_app_people_can_sign_in(
    prepared: Path, database: "Prepared", browser: Browser, tmp_path: Path
) -> None:
    service = compose()["services"]["app"]
    made = dict(re.findall(r"^(\w+)=(.*)$", (prepared / ".env").read_text(encoding="utf-8"), re.MULTILINE))
    told = {
        name: re.sub(r"\$\{(\w+)\}", lambda of: made[of[1]], value) for name, value in service["environment"].items()
    }
    image = (CONTAINERS / "Dockerfile").read_text(encoding="utf-8")
    told |= dict(re.findall(r"\b((?:STREAMLIT|WELLSPENT|FORWARDED)_\w+)=(\S+)", image))

    (secret,) = service["secrets"]
    inside = Path("/run/secrets") / secret["target"]
    assert told["STREAMLIT_SECRETS_FILES"] == str(inside)
    outside = CONTAINERS / compose()["secrets"][secret["source"]]["file"]
    secrets = (prepared / outside.relative_to(CONTAINERS)).read_text(encoding="utf-8")
    for field in ("client_id", "client_secret"):
        assert f'{field} = ""' in secrets
        secrets = secrets.replace(f'{field} = ""', f'{field} = "given by the provider"')
    here = tmp_path / inside.relative_to("/")
    here.parent.mkdir(parents=True)
    here.write_text(secrets, encoding="utf-8")

    del told["STREAMLIT_SERVER_PORT"]
    places = {"STREAMLIT_SECRETS_FILES": str(here), "WELLSPENT_STORE": database.app}
    server = start_hosted(tmp_path / "desk", **{**told, **places})
    try:
        well = f"{server.url}/healthz"
        wait_until(lambda: ask(well).status == 200, lambda: server.log.read_text(encoding="utf-8"))
        page = browser.new_page()
        page.goto(server.url)
        expect(page.get_by_role("button", name="Sign in")).to_be_visible(timeout=30_000)
        page.close()
    finally:
        server.stop()


def test_the_image_holds_what_the_app_needs_and_nothing_that_belongs_to_anybody() -> None:
    lines = (CONTAINERS / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = {part for line in lines if line.startswith("COPY ") for part in line.split()[1:-1]}
    assert all((ROOT / part).exists() for part in copied)
    assert {"app.py", "hosted.py", "pages", "wellspent", "data/sample", "docs", ".streamlit/config.toml"} <= copied
    assert not {"data", "data/mine", ".", ".streamlit"} & copied
    ignored = (CONTAINERS / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignored[1] == "*"
    assert {line[1:] for line in ignored if line.startswith("!")} == copied
    assert lines.index("USER wellspent") < next(n for n, line in enumerate(lines) if line.startswith("CMD"))
    assert 'CMD ["streamlit", "run", "hosted.py"]' in lines


def test_the_cloud_shows_the_app_as_everybody_else_does_and_refuses_what_it_refuses() -> None:
    cloud = tomllib.loads((DEPLOY / "community-cloud" / "config.toml").read_text(encoding="utf-8"))
    here = personal()
    assert cloud.pop("theme") == here.pop("theme")
    del here["server"]["address"], here["server"]["allowedHosts"], here["browser"]["serverAddress"]
    assert cloud == here
