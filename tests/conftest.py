"""What every test may ask for: a notebook of its own; nothing is ever written to the real app-data folder."""

import gc
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from essayplanner.notebook.notebook import Notebook

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
from tests.notebook.tools import empty_notebook
from tests.system_calls import Calls

gc.disable()  # there is no garbage while thousands of tests are collected, and looking for it takes a fifth of the time


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long is begun first: else one process is at it when all others have nothing to do any more."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    """What was collected stays to the end: it is not looked through for garbage again and again."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A new folder for each test, beside none that pytest makes: it looks through all there are for the next name."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def app_data(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands in for the app-data folder, which is made when something is first kept in it."""
    home = next(homes)
    home.mkdir()
    folder = home / "app-data"
    monkeypatch.setenv("ESSAYPLANNER_DATA", str(folder))
    return folder


@pytest.fixture
def notebook_path(tmp_path: Path) -> Path:
    """A new, empty notebook, closed."""
    path = tmp_path / "essay.essayplan"
    path.write_bytes(empty_notebook())
    return path


@pytest.fixture
def book(notebook_path: Path) -> Iterator[Notebook]:
    """A new, empty notebook, open."""
    book = Notebook.open(notebook_path)
    yield book
    book.close()


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """The calls of the system, from here on, that make names and flush files."""
    return Calls(monkeypatch)


@pytest.fixture(scope="session")
def qapp_cls() -> "type[QApplication]":
    """The application as the program makes it; the first test that needs one makes it for all that come after."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    QApplication.setStyle("Fusion")
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    return QApplication
