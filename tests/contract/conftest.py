"""A folder store in a folder of the test's own."""

from pathlib import Path

import pytest

from wellspent.core.store.folder import FolderStore


@pytest.fixture
def root(tmp_path) -> Path:
    return tmp_path / "workbook"


@pytest.fixture
def store(root) -> FolderStore:
    return FolderStore(root, wait=5)


@pytest.fixture
def written(root):
    """Puts files into the folder, as a person's editor would."""

    def write(**contents: bytes) -> Path:
        root.mkdir(exist_ok=True)
        for name, data in contents.items():
            stem, _, ending = name.rpartition("_")
            (root / f"{stem}.{ending}").write_bytes(data)
        return root

    return write
