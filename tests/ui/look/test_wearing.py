"""What parts of a window wear is one style sheet."""

from PySide6.QtWidgets import QApplication

from essayplanner.ui.look.theme import Theme


def first(theme: Theme) -> str:
    return "#firstOfTwo { color: red; }"


def second(theme: Theme) -> str:
    return "#secondOfTwo { color: red; }"


def test_what_is_worn_together_is_put_in_force_together(theme: Theme) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.styleSheet()
    with theme.all_at_once():
        theme.wear(first)
        with theme.all_at_once():
            theme.wear(second)
        assert application.styleSheet() == before
    assert application.styleSheet() == f"{before}{first(theme)}{second(theme)}"
    theme._parts.remove(first)
    theme._parts.remove(second)
