"""However a text came to be what it is, it is set as if it had been set at once."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextBlock, QTextDocument
from pytestqt.qtbot import QtBot

from essayplanner.ui.look.theme import Theme
from essayplanner.ui.paper.paragraphs import APART, Paragraph, Span, sharing, stretches
from essayplanner.ui.paper.typesetting import Typesetter

STYLES = ["question", "thesis", "heading 1", "heading 3", "body", "claim", "item", "text", "rule", "footnote", "work"]
SPANS = st.lists(
    st.builds(
        Span,
        st.sampled_from(["a", "bb", "•\t", "long words"]),
        st.sampled_from(["", "strong", "muted", "raised"]),
        st.sampled_from(["", "#note-1", "https://example.org"]),
    ),
    max_size=3,
).map(tuple)
PARAGRAPHS = st.lists(st.builds(Paragraph, st.sampled_from(STYLES), st.integers(0, 3), SPANS), max_size=8)


def pictured(document: QTextDocument) -> list[tuple[object, ...]]:
    """All that is to be seen of a document, with the empty block at its end."""
    return [_block(document.findBlockByNumber(number)) for number in range(document.blockCount())]


def numbered(name: str, count: int) -> list[Paragraph]:
    """So many paragraphs, each with a text of its own."""
    return [Paragraph("text", 1, (Span(f"{name} {number}."),)) for number in range(count)]


def _block(block: QTextBlock) -> tuple[object, ...]:
    how = block.blockFormat()
    fragments, part = [], block.begin()
    while not part.atEnd():
        piece = part.fragment()
        face = piece.charFormat()
        fragments.append(
            (
                piece.text(),
                face.fontWeight(),
                face.anchorHref(),
                face.foreground().color().name(),
                face.verticalAlignment(),
            )
        )
        part += 1
    return (how.topMargin(), how.leftMargin(), how.textIndent(), how.lineHeight(), how.headingLevel(), tuple(fragments))


@settings(max_examples=40, deadline=None)
@given(
    length=st.integers(0, 900),
    changes=st.dictionaries(st.integers(0, 899), st.sampled_from("xyz"), max_size=6),
    more=st.integers(-3, 3),
)
def test_stretches_turn_one_text_into_the_other(length: int, changes: dict[int, str], more: int) -> None:
    old = [Paragraph("text", 1, (Span(f"{number}"),)) for number in range(length)]
    new = [old[at]._replace(style=changes.get(at, "text")) for at in range(length)][: length + min(more, 0)]
    new.extend(Paragraph("body", 0, (Span("more"),)) for _ in range(more))
    made = list(old)
    for at, going, coming in stretches(old, new):
        made[at : at + going] = new[at : at + coming]
    assert made == new
    assert sharing(old, new) == new
    if not more:
        same = sum(one is other for one, other in zip(old, sharing(old, new), strict=True))
        assert same >= len(old) - len(changes) * APART


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states=st.lists(PARAGRAPHS, min_size=1, max_size=5))
def test_edits_leave_what_setting_at_once_makes(theme: Theme, states: list[list[Paragraph]]) -> None:
    edited, fresh = QTextDocument(), QTextDocument()
    setter = Typesetter(edited, theme)
    for state in states:
        setter.show(state)
    Typesetter(fresh, theme).show(states[-1])
    assert edited.blockCount() == len(states[-1]) + 1
    assert pictured(edited) == pictured(fresh)


def test_a_long_text_is_set_in_turns_and_can_be_replaced_midway(qtbot: QtBot, theme: Theme) -> None:
    document = QTextDocument()
    setter = Typesetter(document, theme)
    long = numbered("Paragraph", 20_000)
    setter.show(long)
    assert setter.busy
    assert document.blockCount() < len(long)
    changed = [*long[:3], Paragraph("body", 0, (Span("something else"),)), *long[5:9_000]]
    with qtbot.waitSignal(setter.finished, timeout=20_000):
        setter.show(changed)
    assert not setter.busy
    assert [document.findBlockByNumber(number).text() for number in range(document.blockCount() - 1)] == [
        paragraph.text for paragraph in changed
    ]


def test_much_is_taken_out_in_pieces_each_from_the_end(qtbot: QtBot, theme: Theme) -> None:
    document = QTextDocument()
    setter = Typesetter(document, theme)
    head, tail = ([Paragraph("body", 0, (Span(f"{name} {number}"),)) for number in range(9)] for name in ("H", "T"))
    setter.show([*head, *numbered("Old", 7_000), *tail])
    qtbot.waitUntil(lambda: not setter.busy, timeout=20_000)
    document.documentLayout()
    pieces: list[tuple[int, int]] = []
    document.contentsChange.connect(lambda at, gone, come: pieces.append((at, gone)) if gone > 100 else None)
    setter.show([*head, *tail])
    setter.show([*head[:4], *tail])  # before it is done
    assert setter.busy
    qtbot.waitUntil(lambda: not setter.busy, timeout=20_000)
    assert document.toPlainText().split() == [word for each in (*head[:4], *tail) for word in each.text.split()]
    assert max(gone for _, gone in pieces) < 2_000 * len("Old 6999.\n")
    assert pieces == sorted(pieces, reverse=True)
    assert len(pieces) >= 4


def test_what_is_shown_while_much_is_being_set_waits_for_its_turn(qtbot: QtBot, theme: Theme) -> None:
    document = QTextDocument()
    setter = Typesetter(document, theme)
    long = numbered("Paragraph", 9_000)
    setter.show(long)
    assert setter.busy
    document.documentLayout()
    touched: list[int] = []
    document.contentsChange.connect(lambda at, gone, come: touched.append(at))
    setter.show([*long[:-1], long[-1]._replace(spans=(Span("The last."),))])
    assert touched == []
    with qtbot.waitSignal(setter.finished, timeout=20_000):
        pass
    assert document.findBlockByNumber(8_999).text() == "The last."


def test_what_stands_between_two_edits_is_not_set_again(qtbot: QtBot, theme: Theme) -> None:
    document = QTextDocument()
    setter = Typesetter(document, theme)
    before = numbered("Paragraph", 3_000)
    setter.show(before)
    qtbot.waitUntil(lambda: not setter.busy, timeout=20_000)
    document.documentLayout()
    touched: list[int] = []
    document.contentsChange.connect(lambda at, gone, come: touched.append(gone + come))
    after = [*before]
    for place in (2, 1_000, 1_001, 2_990):
        after[place] = Paragraph("body", 0, (Span("Another."),))
    setter.show(after)
    assert setter.busy
    qtbot.waitUntil(lambda: not setter.busy, timeout=20_000)
    assert [document.findBlockByNumber(number).text() for number in (1, 2, 1_001, 1_002, 2_990)] == [
        after[number].text for number in (1, 2, 1_001, 1_002, 2_990)
    ]
    assert 0 < sum(touched) < 1_000
    whole, fresh = pictured(document), QTextDocument()
    again = Typesetter(fresh, theme)
    again.show(after)
    qtbot.waitUntil(lambda: not again.busy, timeout=20_000)
    assert whole == pictured(fresh)


def test_an_edit_touches_only_what_differs(qtbot: QtBot, theme: Theme) -> None:
    document = QTextDocument()
    setter = Typesetter(document, theme)
    before = numbered("Paragraph", 200)
    setter.show(before)
    qtbot.waitUntil(lambda: not setter.busy)
    document.documentLayout()
    touched: list[tuple[int, int, int]] = []
    document.contentsChange.connect(lambda at, gone, come: touched.append((at, gone, come)))
    setter.show([*before[:100], before[100]._replace(spans=(Span("Another."),)), *before[101:]])
    assert touched
    assert sum(gone + come for _, gone, come in touched) < 100
    touched.clear()
    setter.show([*before[:100], before[100]._replace(spans=(Span("Another."),)), *before[101:]])
    assert not touched
