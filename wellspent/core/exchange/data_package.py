"""The description that makes the zip a Frictionless Data Package (version 2): each file, its columns, units and limits.

The files themselves stay as they are. What is said of a column follows from the model, so it holds whatever the file
says: where somebody broke a row, a checker finds it.
"""

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from typing import Any, Final

from wellspent.core import border
from wellspent.core.model import TOP_RATING, is_slug
from wellspent.core.store import files
from wellspent.core.store.port import Table

NAME: Final = "datapackage.json"
"""Where the standard wants the description to lie."""

_PROFILES: Final = "https://datapackage.org/profiles/2.0"
_GOT: Final = "got."
_UNITS: Final = {
    "minutes": "min",
    "travel_minutes": "min",
    "before_minutes": "min",
    "after_minutes": "min",
    "hours": "h",
    "probability": "1",
}
"""Units of measure, as UCUM writes them."""

_JOINED: Final = ("people", "tags")
_NO_COLUMNS: Final = ("got", "extra")
"""Fields that are several columns, none of them with their own name."""

_RATING: Final = {"type": "integer", "constraints": {"minimum": 0, "maximum": TOP_RATING}}
_FORMATS: Final = {"date": "date", "time": "time", "date-time": "datetime"}
_CLOCKED: Final = ("time", "datetime")
"""Written shorter where there are no seconds, so their form is left open."""

_LIMITS: Final = ("minimum", "maximum", "minLength", "maxLength")
_TRUTH: Final = {
    "trueValues": ["yes", "true", "1", "y", "t", "on"],
    "falseValues": ["no", "false", "0", "n", "f", "off"],
}
_BOM: Final = b"\xef\xbb\xbf"


def describe(contents: Mapping[str, bytes], about: str) -> bytes:
    """``datapackage.json`` for the files of a workbook, bytes by name; ``about`` says what it is.

    The same files give the same bytes.
    """
    resources = [_resource(table, contents[name]) for table, name in files.FILES.items() if name in contents]
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "well-spent-workbook",
        "description": about,
        "resources": resources,
    }
    return f"{json.dumps(package, ensure_ascii=False, indent=2)}\n".encode()


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    name = files.FILES[table]
    resource: dict[str, Any] = {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.value,
        "path": name,
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }
    if not name.endswith(".csv"):
        return {**resource, "format": "yaml", "mediatype": "application/yaml"}
    columns = _columns(data)
    encoding = "utf-8-sig" if data.startswith(_BOM) else "utf-8"
    resource |= {"format": "csv", "mediatype": "text/csv", "encoding": encoding}
    if len(columns) != len(set(columns)) or not all(columns):
        return resource
    return {**resource, "type": "table", "schema": _schema(table, columns)}


def _columns(data: bytes) -> list[str]:
    """The names in the first line."""
    text = io.StringIO(data.decode("utf-8-sig", errors="replace"), newline="")
    try:
        return next(csv.reader(text, strict=True), [])
    except csv.Error:
        return []


def _schema(table: Table, columns: list[str]) -> dict[str, Any]:
    kind = border.json_schema(files.KINDS[table])
    key = "week" if table is Table.CHECKINS else "id"
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column, kind) for column in columns],
        "missingValues": [""],
        **({"primaryKey": [key]} if key in columns else {}),
    }


def _field(column: str, kind: Mapping[str, Any]) -> dict[str, Any]:
    """What the model says of one column; a column of the person's own is text."""
    if "got" in kind["properties"] and column.startswith(_GOT) and is_slug(column.removeprefix(_GOT)):
        return {"name": column, **_RATING}
    said = kind["properties"].get(column)
    if said is None or column in _NO_COLUMNS:
        return {"name": column, "type": "string"}
    if column in _JOINED:
        return {"name": column, "type": "string", "description": "joined by ;"}
    field = {"name": column, **_typed(said, kind.get("$defs", {}))}
    if column in kind.get("required", ()):
        field["constraints"] = {"required": True, **field.get("constraints", {})}
    if column in _UNITS:
        field["unit"] = _UNITS[column]
    return field


def _typed(said: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """The type and the limits of a column from what JSON Schema says of the field."""
    options = [one for one in said.get("anyOf", [said]) if one.get("type") != "null"]
    # A cost may be written as a number or as its text; the number says more.
    option = next((one for one in options if one.get("type") == "number"), options[0])
    if "$ref" in option:
        option = definitions[option["$ref"].rpartition("/")[2]]
    if "enum" in option:
        return {"type": "string", "constraints": {"enum": option["enum"]}}
    kind = _FORMATS.get(option.get("format", ""), option.get("type", "string"))
    limits = {name: value for name, value in option.items() if name in _LIMITS}
    if kind == "boolean":
        return {"type": kind, **_TRUTH}
    field: dict[str, Any] = {"type": kind, **({"format": "any"} if kind in _CLOCKED else {})}
    return {**field, "constraints": limits} if limits else field
