"""The list that opens under a combo box."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Relation
from essayplanner.notebook import cards
from essayplanner.ui.card.links import LinkEdit
from essayplanner.ui.frame.window import Window


def test_the_list_of_relations_is_whole(window: Window, essay: dict[str, int], qtbot: QtBot) -> None:
    cards.link_cards(window.book, essay["tools"], essay["delegates"], Relation.SUPPORTS)
    window.library.view.choose(essay["tools"])
    qtbot.waitUntil(lambda: len(window.card.findChildren(LinkEdit)) == 1)
    relation = window.card.findChildren(LinkEdit)[0].relation
    relation.showPopup()
    view = relation.view()
    last = view.visualRect(view.model().index(relation.count() - 1, 0))
    room, box = view.viewport().rect(), view.parentWidget()
    assert isinstance(box, QWidget)
    around = box.height() - view.height()
    relation.hidePopup()
    assert room.contains(last)
    assert around == 0
