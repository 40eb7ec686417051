"""What a drag carries is looked at before it is believed: another program may call its own by our name."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData

from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.mime import CARDS, ITEMS, dragged_cards, dragged_items


@pytest.mark.parametrize(
    "keys", [5, None, "12", [[1]], ["section"], [[["a"], 1]], [["card", 1]], [["section", "1"]], [1.5], [2**70], [True]]
)
def test_keys_that_are_none_of_ours_name_nothing(notebook_path: Path, keys: object) -> None:
    carried = QMimeData()
    for kind in (CARDS, ITEMS):
        carried.setData(kind, json.dumps({"notebook": str(notebook_path), "keys": keys}).encode())
    with closing(Notebook.open(notebook_path)) as book:
        assert (dragged_cards(book, carried), dragged_items(book, carried)) == ([], [])


@pytest.mark.parametrize("data", [b"", b"[]", b"5", b"{}", b"\xff", b"[" * 100_000])
def test_what_is_no_drag_of_ours_names_nothing(notebook_path: Path, data: bytes) -> None:
    carried = QMimeData()
    carried.setData(CARDS, data)
    carried.setData(ITEMS, data)
    with closing(Notebook.open(notebook_path)) as book:
        assert (dragged_cards(book, carried), dragged_items(book, carried)) == ([], [])


def test_our_own_keys_are_given(notebook_path: Path) -> None:
    carried = QMimeData()
    where = {"notebook": str(notebook_path)}
    carried.setData(CARDS, json.dumps(where | {"keys": [3, 1]}).encode())
    carried.setData(ITEMS, json.dumps(where | {"keys": [["section", 2], ["placement", 5]]}).encode())
    with closing(Notebook.open(notebook_path)) as book:
        assert dragged_cards(book, carried) == [3, 1]
        assert dragged_items(book, carried) == [Item("section", 2), Item("placement", 5)]
