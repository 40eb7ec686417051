"""The keys that are no action of a menu: those within lists, fields and other windows; F1 lists them too."""

from typing import NamedTuple

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from essayplanner.language import _, p_
from essayplanner.ui.card.voices import NEXT_VOICE, Voices
from essayplanner.ui.controls.buttons import AddButton
from essayplanner.ui.desk.actions import InWords
from essayplanner.ui.look.words import Labelled, keys_in_words


class OtherKeys(NamedTuple):
    """What they do, by a name; where, in words; and each way to press them."""

    name: str
    where: str
    words: str
    keys: tuple[str, ...]


_LISTS, _ROWS, _TYPING = _("Lists"), _("Rows of the outline"), _("While you type")
_EDGES = _("Edges of panels")
_QUESTION = _("Question of a new outline")
_RECALL = _("Recall")
_SORT, _XRAY = _("Sort for two questions"), _("X-ray of a model essay")
_COACH, _PREVIEW, _HISTORY, _SOURCES = _("Coach"), _("Preview"), _("History"), _("Sources window")
_PAGES = _("Pages of a document")

OTHER_KEYS = (
    OtherKeys("to_cards", _LISTS, _("From the search to the cards"), ("Down",)),
    OtherKeys("clear_search", _LISTS, _("Clear the search"), ("Esc",)),
    OtherKeys("select_all", _LISTS, _("Select all"), ("Ctrl+A",)),
    OtherKeys("select_on", _LISTS, _("Extend the selection"), ("Shift+Down", "Shift+Up")),
    OtherKeys("go_without", _LISTS, _("Move without selecting"), ("Ctrl+Down", "Ctrl+Up")),
    OtherKeys("select_too", _LISTS, _("Select or deselect this row"), ("Ctrl+Space",)),
    OtherKeys("open_row", _ROWS, _("Open a row, then go into it"), ("Right", "+")),
    OtherKeys("close_row", _ROWS, _("Close a row, then go to the one it is in"), ("Left", "-")),
    OtherKeys("open_below", _ROWS, _("Open everything in a row"), ("*",)),
    OtherKeys("end_title", _TYPING, _("Keep a title"), ("Return",)),
    OtherKeys("drop_title", _TYPING, _("Keep the old title"), ("Esc",)),
    OtherKeys("end_note", _TYPING, _("Finish a note"), ("Ctrl+Return", "Esc")),
    OtherKeys("word_menu", _TYPING, _("Menu for text, with suggestions for a misspelt word"), ("Shift+F10",)),
    OtherKeys("correct_part", _QUESTION, _("Correct the part at the caret, or what is selected"), ("Alt+Down",)),
    OtherKeys("create_outline", _QUESTION, _("Create the outline"), ("Ctrl+Return",)),
    OtherKeys("leave_question", _QUESTION, _("Leave it, with nothing behind"), ("Esc",)),
    OtherKeys("show_recalled", _RECALL, _("Show what is on the card"), ("Space", "Return")),
    OtherKeys("hint_recalled", _RECALL, _("Show the first letters of its title"), ("H",)),
    OtherKeys("knew_recalled", _RECALL, _("I knew it"), ("1", "Right")),
    OtherKeys("missed_recalled", _RECALL, _("I missed it: it comes again"), ("2", "Left")),
    OtherKeys("last_recalled", _RECALL, _("Back to the card before"), ("Backspace", "Ctrl+Z")),
    OtherKeys("mix_recalled", _RECALL, _("Mix the cards, or put them in reading order"), ("M",)),
    OtherKeys("end_recall", _RECALL, _("End with what was missed"), ("Esc",)),
    OtherKeys("sort_first", _SORT, _("It serves the first question"), ("1", "Left")),
    OtherKeys("sort_second", _SORT, _("It serves the second question"), ("2", "Right")),
    OtherKeys("sort_both", _SORT, _("It serves both"), ("B", "Up")),
    OtherKeys("sort_neither", _SORT, _("It serves neither"), ("N", "Down")),
    OtherKeys("sort_back", _SORT, _("Take back the last card"), ("Backspace",)),
    OtherKeys("sort_undone", _SORT, _("Take back the last move"), ("Ctrl+Z",)),
    OtherKeys("sort_made", _SORT, _("Make the sections"), ("Ctrl+Return",)),
    OtherKeys("sort_left", _SORT, _("Close it, and keep the sort"), ("Esc",)),
    OtherKeys("xray_claim", _XRAY, _("The sentence is a claim"), ("C",)),
    OtherKeys("xray_evidence", _XRAY, _("It is evidence"), ("E",)),
    OtherKeys("xray_historian", _XRAY, _("It is about a historian"), ("H",)),
    OtherKeys("xray_explains", _XRAY, _("It explains what stands before it"), ("X",)),
    OtherKeys("xray_nothing", _XRAY, _("It is nothing of these"), ("0", "Space")),
    OtherKeys("xray_guess", _XRAY, _("Take the guess"), ("Return",)),
    OtherKeys("xray_back", _XRAY, _("Take back the last sentence"), ("Backspace", "Ctrl+Z")),
    OtherKeys("xray_walk", _XRAY, _("Go to another sentence"), ("Right", "Left")),
    OtherKeys("xray_made", _XRAY, _("Make the plan"), ("Ctrl+Return",)),
    OtherKeys("xray_left", _XRAY, _("Close it, and keep what you said"), ("Esc",)),
    OtherKeys("move_edge", _EDGES, _("Move the edge of a panel, once Tab has reached it"), ("Left", "Right")),
    OtherKeys("edge_to_end", _EDGES, _("Move it as far as it goes"), ("Home", "End")),
    OtherKeys("mend", _COACH, _("Do what helps most"), ("Return",)),
    OtherKeys("show_where", _COACH, _("Show where a finding lies, then its next place"), ("Space",)),
    OtherKeys("not_here", _COACH, _("Do not ask this here"), ("Del",)),
    OtherKeys("leave_coach", _COACH, _("Go back to where you were"), ("Esc",)),
    OtherKeys("next_note", _PREVIEW, _("Next note or link"), ("N",)),
    OtherKeys("last_note", _PREVIEW, _("Previous note or link"), ("Shift+N",)),
    OtherKeys("go_to_step", _HISTORY, _("Go back to a step"), ("Return",)),
    OtherKeys("new_source", _SOURCES, p_("sources", "New source"), ("Ctrl+N",)),
    OtherKeys("find_source", _SOURCES, _("Find sources"), ("Ctrl+F",)),
    OtherKeys("paste_sources", _SOURCES, _("Import sources from the clipboard"), ("Ctrl+V",)),
    OtherKeys("undo_source", _SOURCES, p_("sources", "Undo"), ("Ctrl+Z",)),
    OtherKeys("delete_source", _SOURCES, _("Delete a source"), ("Del",)),
    OtherKeys("select_read", _PAGES, _("Extend the selection"), ("Shift+Right", "Shift+Down", "Ctrl+Shift+Right")),
    OtherKeys("copy_read", _PAGES, _("Copy the passage"), ("Ctrl+C",)),
    OtherKeys("find_read", _PAGES, _("Find in the document"), ("Ctrl+F",)),
    OtherKeys("clear_read", _PAGES, _("Select nothing"), ("Esc",)),
)


def other_keys(panel: QWidget) -> list[InWords]:
    """Each of them as F1 shows it, and those of the fields and buttons of a panel."""
    found = [(other.where, other.words, other.keys) for other in OTHER_KEYS]
    for field in panel.findChildren(Labelled):
        found.append((_("Card panel"), field.caption.text(), (field.keys,) if field.keys else ()))
    for voices in panel.findChildren(Voices):
        found.append((_("Card panel"), NEXT_VOICE, (voices.keys,) if voices.keys else ()))
    for button in panel.findChildren(AddButton):
        keys = button.shortcut().toString()
        found.append((_("Card panel"), button.accessibleName(), (keys,) if keys else ()))
    return [(where, words, tuple(keys_in_words(QKeySequence(each)) for each in keys)) for where, words, keys in found]
