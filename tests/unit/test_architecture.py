"""Imports run one way, and files stay small. What is allowed stands in the tables; the rest fails."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.capabilities import ROOT

LONGEST_FILE = 300
LONGEST_PAGE = 120
GROWN = {"wellspent.core.model"}
"""Longer on purpose: all records of a workbook stand in one file, for they are read against each other."""

LAYERS = {
    "app": ("wellspent.ui", "wellspent.core", "wellspent.words"),
    "pages": ("wellspent.ui", "wellspent.core", "wellspent.words"),
    "hosted": ("wellspent.hosted", "wellspent.ui", "wellspent.words"),
    "wellspent.__main__": ("wellspent.cli", "wellspent.core", "wellspent.words"),
    "wellspent.starting": ("wellspent.words",),
    "wellspent.hosted": ("wellspent.hosted", "wellspent.core", "wellspent.words"),
    "wellspent.cli": ("wellspent.cli", "wellspent.core", "wellspent.words"),
    "wellspent.ui": ("wellspent.ui", "wellspent.core", "wellspent.words"),
    "wellspent.words": ("wellspent.words",),
    "wellspent.core": ("wellspent.core",),
}
"""Which parts each part may import; the longest matching name decides."""

CORE = [
    ("model", "ids", "errors"),
    ("settings", "border"),
    ("store",),
    ("scoring", "calls", "checkins", "people", "scripts"),
    ("outcomes", "club"),
    ("estimates",),
    ("expectation", "breaks"),
    ("verdict", "tables"),
    ("charts",),
    ("exchange",),
    ("actions",),
    ("next_step", "search", "sample"),
]
"""The inside of core from the ground up: a part may import its own and what stands on a line above it."""

STORE_KNOWS = ("model", "errors", "settings", "border", "ids", "store")
STORE = "wellspent.core.store"
STORE_SHOWS = (STORE, f"{STORE}.port", f"{STORE}.drafts")
"""What everyone may import of the store: the ways to open one, and the ports."""
THE_FILES_AS_BYTES = {
    "wellspent.core.exchange.archive": "wellspent.core.store.files",
    "wellspent.core.exchange.data_package": "wellspent.core.store.files",
    "wellspent.core.exchange.own_tables": "wellspent.core.store.files",
    "wellspent.core.exchange.tables_out": "wellspent.core.store.files",
}
"""No adapter but the pure text of the files: what leaves as a table is what the store would write."""

CLUB_KNOWS = ("model", "ids", "errors", "settings", "border", "scoring", "checkins", "store", "club")
"""What the club is made of. Verdicts, and everything else that a workbook tells, are none of its business."""
CLUB_STORE = "wellspent.core.club.store"
PIECES_OF_THE_STORE = {
    f"{CLUB_STORE}.folder_files": {f"{STORE}.disk", f"{STORE}.durable", f"{STORE}.locking"},
    f"{CLUB_STORE}.postgres": {f"{STORE}.postgres.connecting"},
    f"{CLUB_STORE}.postgres_moving": {f"{STORE}.postgres.connecting"},
    CLUB_STORE: {f"{STORE}.postgres.connecting"},
}
"""How files are read, replaced and locked, and how a database is connected to, is written once, in the store."""

SESSION_ONLY = {"session_state", "query_params", "cache_data", "cache_resource"}
SCREEN = ("app", "hosted", "pages", "wellspent.ui")


@dataclass(frozen=True, slots=True)
class Import:
    """One import: of which module, in which line, and whether it stands inside a function."""

    module: str
    line: int
    lazy: bool
    for_types: bool


@dataclass(frozen=True, slots=True)
class Module:
    """One source file, by its dotted name."""

    name: str
    path: Path

    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"))

    def at(self, line: int) -> str:
        return f"{self.path.relative_to(ROOT)}:{line}"


@cache
def modules() -> tuple[Module, ...]:
    beside = [ROOT / "app.py", ROOT / "hosted.py", *sorted((ROOT / "pages").rglob("*.py"))]
    paths = [*beside, *sorted((ROOT / "wellspent").rglob("*.py"))]
    return tuple(
        Module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), path)
        for path in paths
        if path.exists()
    )


NAMES = {module.name for module in modules()}


@cache
def imports(module: Module) -> tuple[Import, ...]:
    return tuple(_imports(module.tree(), lazy=False, for_types=False))


def _imports(node: ast.AST, *, lazy: bool, for_types: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, lazy, for_types) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports are written in full"
            for alias in child.names:
                full = f"{child.module}.{alias.name}"
                yield Import(full if full in NAMES else str(child.module), child.lineno, lazy, for_types)
        else:
            yield from _imports(
                child,
                lazy=lazy or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef),
                for_types=for_types or (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"),
            )


def is_in(name: str, part: str) -> bool:
    return name == part or name.startswith(part + ".")


def layer_of(name: str) -> str:
    return max((layer for layer in LAYERS if is_in(name, layer)), key=len, default="")


def core_part(name: str) -> str | None:
    return name.split(".")[2] if name.startswith("wellspent.core.") else None


def test_there_is_something_to_look_at() -> None:
    assert {"app", "wellspent.core.model", "wellspent.ui.session"} <= NAMES
    assert any(one.module == "streamlit" for module in modules() for one in imports(module))


def test_imports_run_from_the_screen_down_to_the_core_and_never_back() -> None:
    wrong = [
        f"{module.at(one.line)}: {module.name} must not import {one.module}"
        for module in modules()
        for one in imports(module)
        if is_in(one.module, "wellspent")
        and one.module != "wellspent"
        and not any(is_in(one.module, allowed) for allowed in LAYERS.get(layer_of(module.name), ()))
    ]
    assert not wrong, "\n".join(wrong)


def test_inside_the_core_imports_run_from_charts_and_exchange_down_to_the_model() -> None:
    floor = {part: number for number, parts in enumerate(CORE) for part in parts}
    wrong = []
    for module in modules():
        here = core_part(module.name)
        for one in imports(module):
            there = core_part(one.module)
            if here is None or there is None or here == there or one.for_types:
                continue
            if here not in floor or there not in floor:
                wrong.append(f"{module.at(one.line)}: give core.{here} and core.{there} a place in CORE")
            elif floor[there] >= floor[here]:
                wrong.append(f"{module.at(one.line)}: core.{here} stands no higher than core.{there}")
    assert not wrong, "\n".join(wrong)


def test_the_store_knows_only_the_records_the_errors_and_the_settings() -> None:
    wrong = [
        f"{module.at(one.line)}: the store must not know {one.module}"
        for module in modules()
        if core_part(module.name) == "store"
        for one in imports(module)
        if (part := core_part(one.module)) is not None and part not in STORE_KNOWS
    ]
    assert not wrong, "\n".join(wrong)


def test_only_open_store_imports_an_adapter_and_only_when_it_is_asked_for() -> None:
    wrong = [
        f"{module.at(one.line)}: {one.module} is reached through open_store() and the port"
        for module in modules()
        for one in imports(module)
        if is_in(one.module, STORE)
        and one.module not in {*STORE_SHOWS, THE_FILES_AS_BYTES.get(module.name)}
        and one.module not in PIECES_OF_THE_STORE.get(module.name, ())
        and not (module.name == STORE and one.lazy)
        and not (is_in(module.name, STORE) and module.name not in STORE_SHOWS)
    ]
    assert not wrong, "\n".join(wrong)


def test_only_open_club_imports_an_adapter_of_the_club_and_only_when_it_is_asked_for() -> None:
    wrong = [
        f"{module.at(one.line)}: {one.module} is reached through open_club() and the port"
        for module in modules()
        for one in imports(module)
        if (is_in(one.module, CLUB_STORE) and one.module != CLUB_STORE and not is_in(module.name, CLUB_STORE))
        or (module.name == CLUB_STORE and is_in(one.module, f"{STORE}.postgres") and not one.lazy)
        or (module.name == CLUB_STORE and is_in(one.module, CLUB_STORE) and not one.lazy)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_club_knows_only_what_is_counted_and_where_it_is_kept() -> None:
    wrong = [
        f"{module.at(one.line)}: the club must not know {one.module}"
        for module in modules()
        if core_part(module.name) == "club"
        for one in imports(module)
        if (part := core_part(one.module)) is not None and part not in CLUB_KNOWS
    ]
    wrong += [
        f"{module.at(one.line)}: the rules of the club know no store"
        for module in modules()
        if core_part(module.name) == "club" and not is_in(module.name, CLUB_STORE)
        for one in imports(module)
        if is_in(one.module, STORE) or is_in(one.module, CLUB_STORE)
    ]
    assert not wrong, "\n".join(wrong)


def test_only_the_screen_imports_streamlit() -> None:
    wrong = [
        f"{module.at(one.line)}: {module.name} must not import streamlit"
        for module in modules()
        if not any(is_in(module.name, part) for part in SCREEN)
        for one in imports(module)
        if is_in(one.module, "streamlit")
    ]
    assert not wrong, "\n".join(wrong)


def test_session_state_addresses_and_caches_are_touched_in_session_alone() -> None:
    wrong = [
        f"{module.at(node.lineno)}: {name} belongs in wellspent/ui/session.py"
        for module in modules()
        if module.name != "wellspent.ui.session"
        for node in ast.walk(module.tree())
        if isinstance(node, ast.Attribute | ast.alias)
        and (name := node.attr if isinstance(node, ast.Attribute) else node.name) in SESSION_ONLY
    ]
    assert not wrong, "\n".join(wrong)


def calls(module: Module, owner: str) -> set[str]:
    """The names of what the module calls as ``owner.name(…)``."""
    return {
        node.func.attr
        for node in ast.walk(module.tree())
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == owner
    }


def test_whatever_is_taken_along_goes_through_one_place_that_asks_who_takes_it() -> None:
    wrong = [
        f"{module.name} offers a file without asking: ui/show/download.py has the button"
        for module in modules()
        if module.name != "wellspent.ui.show.download" and "download_button" in calls(module, "st")
    ]
    assert not wrong, "\n".join(wrong)


def test_what_drives_the_app_and_measures_a_club_needs_no_test() -> None:
    wrong = [
        module.at(one.line)
        for folder in ("tests/driving", "benchmarks/club")
        for module in [Module(path.stem, path) for path in sorted((ROOT / folder).glob("*.py"))]
        for one in imports(module)
        if is_in(one.module, "pytest") or (is_in(one.module, "tests") and not is_in(one.module, "tests.driving"))
    ]
    assert not wrong, "\n".join(wrong)


FIELDS = {"text_input", "text_area", "number_input", "date_input", "time_input", "selectbox", "multiselect",
          "segmented_control", "pills", "slider", "checkbox", "toggle", "radio"}  # fmt: skip
WITHOUT_A_DRAFT = {
    "wellspent.ui.forms.fields": "the fields themselves",
    "wellspent.ui.forms.criteria": "what leaves the field for a criterion of one's own is in the list at once",
    "wellspent.ui.forms.mapping": "which column of a file is which; the file has to be chosen again as well",
    "wellspent.ui.forms.script": "which words to look at",
    "wellspent.ui.forms.ticks": "which lines of a file to take; the file has to be chosen again as well",
    "wellspent.ui.forms.which_meetings": "which meetings the pictures show",
}
"""Forms that show a field of the platform's as it is, and why what is typed or picked in it needs no draft."""


def test_what_is_typed_into_a_form_is_kept_and_offered_back() -> None:
    wrong = [
        f"{module.name}: {', '.join(bare)} would lose what is typed; forms/fields.py has one that keeps it"
        for module in modules()
        if is_in(module.name, "wellspent.ui.forms")
        and module.name not in WITHOUT_A_DRAFT
        and (bare := sorted(calls(module, "st") & FIELDS))
    ]
    wrong += [
        f"{module.name} begins a form and does not offer back what was typed into it (drafts.offer)"
        for module in modules()
        if ("form" in calls(module, "session") and "offer" not in calls(module, "drafts"))
        or ("begin" in calls(module, "one_record") and "above" not in calls(module, "begun"))
    ]
    assert not wrong, "\n".join(wrong)


def test_words_import_nothing_but_words_and_types() -> None:
    wrong = [
        f"{module.at(one.line)}: words must not import {one.module}"
        for module in modules()
        if is_in(module.name, "wellspent.words")
        for one in imports(module)
        if not is_in(one.module, "wellspent.words") and one.module not in {"typing", "collections.abc", "datetime"}
    ]
    assert not wrong, "\n".join(wrong)


def test_every_library_that_is_imported_is_a_stated_requirement() -> None:
    files = ("requirements.txt", "requirements-hosted.txt")
    lines = [line for name in files for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
    stated = {re.split(r"[<>=~! ;\[]", line)[0] for line in lines if line and not line.startswith("-")}
    names = {
        "yaml": "pyyaml",
        "dateutil": "python-dateutil",
        "psycopg_pool": "psycopg",
        "pydantic_core": "pydantic",
        "vl_convert": "vl-convert-python",
    }
    imported = {
        one.module.split(".")[0] for module in modules() for one in imports(module) if not is_in(one.module, "pages")
    }
    outside = {names.get(top, top.replace("_", "-")) for top in imported - sys.stdlib_module_names - {"wellspent"}}
    assert not outside - stated, f"add to requirements.txt or requirements-hosted.txt: {sorted(outside - stated)}"


@pytest.mark.parametrize("name", ["utils", "util", "helpers", "misc", "common_utils"])
def test_no_file_is_named_for_nothing_in_particular(name: str) -> None:
    assert not [module.name for module in modules() if name in module.name.split(".")]


def test_no_file_outgrows_its_reason() -> None:
    wrong = [
        f"{module.path.relative_to(ROOT)} has {length} lines, {limit} are allowed: split it by reason"
        for module in modules()
        if (length := len(module.path.read_text(encoding="utf-8").splitlines()))
        > (limit := LONGEST_PAGE if is_in(module.name, "pages") else LONGEST_FILE)
        and module.name not in GROWN
    ]
    assert not wrong, "\n".join(wrong)
