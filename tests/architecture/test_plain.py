"""No widget that guesses whether a text is HTML is made outside the modules that keep it from guessing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "essayplanner"

#: What may be made, or inherited from, in these modules alone: there it is kept from guessing and from loading.
HOMES = {
    "QLabel": {"ui/look/plain.py"},
    "QDialog": {"ui/controls/dialog.py"},
    "QMessageBox": {"ui/controls/boxes.py"},
    "QProgressDialog": {"ui/controls/boxes.py"},
    "QInputDialog": set[str](),
    "QTextDocument": {"ui/paper/documents.py"},
    "QTextBrowser": {"ui/paper/browser.py"},
    "QTextEdit": {"ui/question/field.py"},  # lines apart, which plain texts cannot have; it takes no other text
    "QComboBox": {"ui/look/combo.py"},  # for another reason: it tells a screen reader what it is for
    "QErrorMessage": set[str](),
    "QStaticText": {"ui/look/set_words.py"},
    "QGraphicsTextItem": set[str](),
    "QSystemTrayIcon": set[str](),
    "QWebEngineView": set[str](),
}
#: What may be called in these modules alone.
CALLS = {
    "setToolTip": {"ui/look/plain.py", "ui/dialogs/export_formats.py"},
    "setWhatsThis": set[str](),
    "setStatusTip": set[str](),
    "showText": {"ui/look/plain.py"},
    "setTextFormat": {"ui/look/plain.py", "ui/look/set_words.py", "ui/controls/boxes.py"},
    "insertHtml": set[str](),
    "appendHtml": set[str](),
    # HTML of our own, escaped text by text: the guide, what goes to paper, to the clipboard and with a drag.
    "setHtml": {
        "ui/dialogs/guide.py",
        "ui/paper/layout.py",
        "ui/paper/copying.py",
        "ui/paper/browser.py",
        "ui/desk/mime.py",
    },
    "setMarkdown": set[str](),
    "openUrl": {"ui/paper/browser.py", "ui/controls/places.py"},
}
#: Ready-made questions of Qt's: they have not our looks, and make labels of their own, which guess what a text is.
QUESTIONS = {"QMessageBox", "QInputDialog", "QColorDialog", "QFontDialog"}


def is_fixed(node: ast.expr) -> bool:
    """Whether a text stands in the code, or in the catalogue, with nothing put into it."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
        return not node.keywords and all(map(is_fixed, node.args))
    return isinstance(node, ast.Constant)


def offences(path: str, tree: ast.Module) -> Iterator[str]:
    """What a module does that only its home may do."""
    for node in ast.walk(tree):
        made = [node.func] if isinstance(node, ast.Call) else node.bases if isinstance(node, ast.ClassDef) else []
        for each in made:
            name = each.id if isinstance(each, ast.Name) else each.attr if isinstance(each, ast.Attribute) else ""
            if path not in (HOMES | CALLS).get(name, {path}):
                yield f"{path}:{each.lineno} {name}"
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in QUESTIONS
        ):
            yield f"{path}:{node.lineno} {node.func.value.id}.{node.func.attr}"
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "setWindowTitle"
            and not is_fixed(node.args[0])
            and not (isinstance(node.args[0], ast.Call) and ast.unparse(node.args[0].func) == "window_title")
            and path != "ui/controls/boxes.py"
        ):
            yield f"{path}:{node.lineno} a title that is not plain"


def test_widgets_that_guess_are_made_at_home_alone() -> None:
    found = [
        offence
        for path in sorted(PACKAGE.rglob("*.py"))
        for offence in offences(str(path.relative_to(PACKAGE).as_posix()), ast.parse(path.read_text("utf-8")))
    ]
    assert found == []


def test_every_home_is_there() -> None:
    for path in set().union(*HOMES.values(), *CALLS.values()):
        assert (PACKAGE / path).is_file(), path


@pytest.mark.parametrize(
    "code",
    [
        "QLabel(title)",
        "class Big(QtWidgets.QLabel): ...",
        "QMessageBox(w)",
        "QMessageBox.warning(w, 'x', title)",
        "QInputDialog.getText(w, 'x', f'{title}')",
        "QProgressDialog(title)",
        "QTextEdit(title)",
        "QTextDocument()",
        "button.setToolTip(title)",
        "field.setWhatsThis(title)",
        "QToolTip.showText(at, title)",
        "page.setHtml(title)",
        "window.setWindowTitle(title)",
        "window.setWindowTitle(f'{title}')",
        "window.setWindowTitle(_('{title}', title=title))",
        "QInputDialog.getText(w, _(title), _('x'))",
        "QInputDialog.getInt(w, _('Words'), _('Words:'), 0)",
        "QColorDialog.getColor()",
        "QInputDialog(w)",
        "QDesktopServices.openUrl(url)",
    ],
)
def test_an_offence_is_seen(code: str) -> None:
    assert list(offences("ui/planted.py", ast.parse(code))) != []
