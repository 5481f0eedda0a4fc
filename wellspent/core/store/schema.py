"""JSON Schemas of the YAML files, made from the model, so that an editor can help whoever edits by hand.

They ship in ``schemas/``; ``python -m wellspent.core.store.schema`` writes them anew after a change of the model.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from wellspent.core import border
from wellspent.core.store.files import FILES, KINDS, key_of

FOLDER: Final = Path(__file__).parent / "schemas"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Mapping[str, str]:
    """The schema of each YAML file as text, by the name it ships under."""
    return {
        name.replace(".yaml", ".schema.json"): json.dumps(_schema(name, KINDS[table], key_of(table)), indent=2) + "\n"
        for table, name in FILES.items()
        if name.endswith(".yaml")
    }


def _schema(name: str, kind: Any, key: str | None) -> dict[str, Any]:
    head = {"$schema": _DIALECT, "title": name}
    if key is None:
        return {**border.json_schema(kind), **head}
    listed = border.json_schema(list[kind])
    definitions = listed.pop("$defs")
    body = {"type": "object", "properties": {key: listed}, "additionalProperties": False, "$defs": definitions}
    return {**head, **body}


if __name__ == "__main__":
    for file, text in schemas().items():
        (FOLDER / file).write_text(text, encoding="utf-8", newline="\n")
