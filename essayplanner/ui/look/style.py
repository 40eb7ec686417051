"""The looks of the card panel: fields that are calm until they are touched."""

from essayplanner.ui.look.theme import Theme

#: From the edge of a field to its text, border included, in pixels of the design.
INSET = 7


def list_sheet(theme: Theme) -> str:
    """The style sheet of a list that opens under a field."""
    t, px = theme.tokens, theme.px
    return f"""
    QAbstractItemView {{ background: {t.card}; border: 1px solid {t.line}; padding: {px(3)}px; outline: 0;
        color: {t.ink}; selection-background-color: {t.selection}; selection-color: {t.ink}; }}
    QAbstractItemView::item {{ padding: {px(4)}px {px(5)}px; border-radius: {px(5)}px; color: {t.ink}; }}
    QAbstractItemView::item:hover {{ background: {t.selection}; color: {t.ink}; }}
    QAbstractItemView::item:selected {{ background: {t.claim}; color: {t.on_accent}; }}
    QAbstractItemView::item:disabled {{ background: transparent; color: {t.muted}; }}
    """


def sheet(theme: Theme) -> str:
    """The style sheet of the panel; fields say `quiet`."""
    t, px = theme.tokens, theme.px
    side, over = px(INSET) - 1, px(5)
    quiet = [f'{kind}[quiet="true"]' for kind in ("QLineEdit", "QPlainTextEdit", "QComboBox", "QSpinBox")]

    def every(state: str) -> str:
        return ", ".join(name + state for name in quiet)

    return f"""
    CardPanel {{ background: {t.pane}; }}
    {every("")} {{ background: transparent; border: 1px solid transparent; border-radius: {px(7)}px;
        padding: {over - 1}px {side}px; color: {t.ink};
        placeholder-text-color: {t.muted}; }}
    QLineEdit[quiet="true"] {{ padding: {over - 1}px {side - 2}px; }}
    QSpinBox QLineEdit {{ background: transparent; border: 0; padding: 0; }}
    QSpinBox[quiet="true"]::up-button, QSpinBox[quiet="true"]::down-button {{ width: 0; border: 0; }}
    {every(":hover")} {{ background: {t.card}; border: 1px solid {t.line}; }}
    {every(":focus")} {{ background: {t.card}; border: 2px solid {t.claim}; padding: {over - 2}px {side - 1}px; }}
    QLineEdit[quiet="true"]:focus {{ padding: {over - 2}px {side - 3}px; }}
    {every('[framed="true"]')} {{ background: {t.card}; border: 1px solid {t.link}; }}
    {every('[framed="true"][still="true"]')} {{ background: transparent; border: 1px solid transparent; }}
    {every('[framed="true"]:focus')} {{ border: 2px solid {t.claim}; }}
    {every('[amber="true"]')} {{ color: {t.caution}; }}
    {every('[still="true"]:hover')} {{ background: transparent; border: 1px solid transparent; }}
    QComboBox[quiet="true"] {{ combobox-popup: 0; padding-right: {px(20)}px; }}
    QComboBox[snug="true"] {{ color: {t.muted}; }}
    QComboBox[quiet="true"]:focus {{ padding-right: {px(20) - 1}px; }}
    QComboBox[quiet="true"][turned="true"] {{ padding-right: {side}px; padding-left: {px(20)}px; }}
    QComboBox[quiet="true"][turned="true"]:focus {{ padding-right: {side - 1}px; padding-left: {px(20) - 1}px; }}
    QComboBox[quiet="true"]::drop-down {{ border: 0; width: 0; }}
    QComboBox[quiet="true"]::down-arrow {{ image: none; }}
    QComboBox[quiet="true"]:disabled {{ background: transparent; border: 1px solid transparent; color: {t.ink}; }}
    QPushButton[flat="true"] {{ padding: {over - 1}px {side}px; color: {t.claim}; border: 1px solid transparent; }}
    QPushButton[flat="true"][faint="true"] {{ color: {t.muted}; }}
    QPushButton[flat="true"]:focus {{ padding: {over - 2}px {side - 1}px; border: 2px solid {t.claim}; }}
    QPushButton[flat="true"]:disabled {{ background: transparent; }}
    """
