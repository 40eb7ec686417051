"""How a debate is laid out, without a window."""

from itertools import accumulate, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter

from essayplanner.domain.argument import CardSeen, DebateSeen, SideSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.debate import Column, DebateDrawn, Standing
from essayplanner.domain.debate import draw_debate as see_debate
from essayplanner.domain.errors import RefusedError
from essayplanner.notebook import cards, outlines, standing
from essayplanner.notebook.argument import read_argument
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.figures import Figure, Key
from essayplanner.ui.canvas.places import Box, Way
from essayplanner.ui.debate.drawing import draw_debate
from essayplanner.ui.debate.easel import Easel
from essayplanner.ui.debate.line import name_widths
from essayplanner.ui.debate.picture import PICTURE
from essayplanner.ui.debate.stretches import apart, share_room
from essayplanner.ui.debate.ties import Looked
from essayplanner.ui.debate.walking import step
from essayplanner.ui.debate.work import Open
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.paper.drawn import Drawn
from tests.ui.debate.hands import write_debate

SVG = "{http://www.w3.org/2000/svg}"
SIDES = (SideSeen(1, 1, "A"), SideSeen(2, 1, "B"), SideSeen(3, 1, "C", is_between=True), SideSeen(4, 1, "D"))


@given(st.lists(st.floats(0, 1000), max_size=12).map(sorted), st.integers(1, 200))
@settings(max_examples=40, deadline=None)
def test_historians_keep_their_order_and_their_distance(wanted: list[float], least: int) -> None:
    placed = apart(wanted, least, 0, 1000)
    distance = min(least, 1000 / max(1, len(wanted) - 1))
    assert all(after - before >= distance - 1e-6 for before, after in pairwise(placed))
    assert all(-1e-6 <= place <= 1000 + 1e-6 for place in placed)
    if all(after - before >= least for before, after in pairwise(wanted)):
        assert placed == pytest.approx(wanted)


@pytest.mark.parametrize(("width", "rows"), [(1100, [4]), (700, [3, 1]), (300, [1, 1, 1, 1])])
def test_columns_stand_below_each_other_where_they_do_not_fit(theme: Theme, width: int, rows: list[int]) -> None:
    debate = DebateSeen(1, "Who?", SIDES)
    room = share_room(debate, {}, width, theme)
    if rows == [4]:
        assert [stretch.side.name for stretch in room.line] == ["A", "B", "D", "C"]
    assert [len(row) for row in room.rows] == rows
    for row in room.rows:
        assert all(one.end < other.x for one, other in pairwise(row))
        assert row[-1].end <= room.width
    # With a few historians on each, as wide as a window of usual size: each stretch is over its column
    few = share_room(debate, {1: 3, 2: 3, 3: 1}, 1040, theme)
    assert few.rows == (few.line,)
    assert few.width == 1040
    three = DebateSeen(1, "Who?", tuple(side for side in SIDES if side.name != "B"))
    assert share_room(three, {side.id: 1 if side.is_between else 3 for side in three.sides}, 760, theme).width == 760
    crowded = share_room(debate, {1: 30}, 1100, theme)
    assert crowded.width > 1100
    assert [len(row) for row in crowded.rows] == [4]


@pytest.mark.parametrize("from_right", [False, True])
def test_nothing_of_the_picture_lies_outside_it_or_on_another_card(
    book: Notebook, essay: dict[str, int], theme: Theme, from_right: bool
) -> None:
    ids = write_debate(book, essay)
    drawing = PICTURE.draw(PICTURE.read(book, ids["outline"]), theme, 900, from_right)
    wide, high = drawing.size
    cards = [figure.box for figure in drawing.figures if figure.key[0] in ("claim", "card", "historian")]  # type: ignore[index]
    assert all(box.x >= 0 and box.right <= wide and box.y >= 0 and box.bottom <= high for box in cards)
    assert not [1 for number, box in enumerate(cards) for other in cards[:number] if box.meets(other)]
    assert {figure.card_id for figure in drawing.figures} >= {ids["tools"], ids["conquest"], ids["service"]}
    image = QImage(int(wide), int(high), QImage.Format.Format_RGB32)
    image.fill(theme.color("paper"))
    with QPainter(image) as painter:
        drawing.paint(painter, Box(0, 0, wide, high))  # type: ignore[call-arg]
    band = next(figure.box for figure in drawing.figures if figure.key == ("historian", ids["conquest"]))
    assert image.pixelColor(int(band.middle[0]), int(band.bottom) + 12) == theme.color("side")


def test_on_paper_nothing_is_cut(book: Notebook, essay: dict[str, int], theme: Theme) -> None:
    ids = write_debate(book, essay)
    long = " ".join(f"word{number}" for number in range(80))
    standing.set_side(book, [cards.add_card(book, Kind.EVIDENCE, "Loose")], ids["continuity"])
    for each in [card.id for card in read_argument(book, 0).cards.values() if card.kind is not Kind.HISTORIAN]:
        cards.edit_card(book, each, title=f"Card {each} {long}")
    drawn = Drawn(PICTURE, PICTURE.read(book, ids["outline"]))
    texts = [each.text or "" for each in ElementTree.fromstring(drawn.svg("Why?")).iter(f"{SVG}text")]
    assert [text for text in texts if "…" in text] == []
    assert sum("word79" in text for text in texts) > 3


def test_where_there_is_no_debate_there_is_no_picture(book: Notebook, essay: dict[str, int], tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="no debate yet"):
        PICTURE.read(book, outlines.outlines(book)[0].id)


def _walk(figures: list[Figure], key: Key, way: Way) -> list[Key]:
    """Where a key comes, pressed until it goes no further by the order of a column."""
    row, went = [figure.key for figure in figures].index(key), [key]
    while (to := step(figures, row, way)) is not None and to >= 0:
        row = to
        went.append(figures[row].key)
        assert len(went) <= len(figures)
    return went


@pytest.mark.parametrize("from_right", [False, True])
def test_the_arrow_keys_come_to_all_of_a_column_and_from_column_to_column(
    book: Notebook, essay: dict[str, int], theme: Theme, from_right: bool
) -> None:
    ids = write_debate(book, essay)
    seen = read_argument(book, ids["outline"])
    drawn = see_debate(seen, seen.debates[0])
    easel = Easel(theme, 1100, from_right=from_right)
    opened = Open({ids["tools"]: True, ids["party"]: True})
    figures = list(draw_debate(drawn, easel, Looked(ids["conquest"]), opened).sheet.figures)
    tools = [("claim", ids["tools"]), ("fold", ids["tools"])]
    down = _walk(figures, ("historian", ids["conquest"]), Way.DOWN)
    assert down[:3] == [("historian", ids["conquest"]), *tools]
    assert [key[:2] for key in down[3:]] == [("tie", ids["tools"])] * 2  # type: ignore[index]
    assert _walk(figures, down[-1], Way.UP) == [*down[:0:-1], ("side", ids["continuity"])]
    on = Way.LEFT if from_right else Way.RIGHT
    heads = [(part, ids[side]) for side in ("continuity", "both", "break") for part in ("side", "add")]
    assert _walk(figures, ("side", ids["continuity"]), on) == heads
    # A column without a claim is crossed by the name of its side
    assert _walk(figures, ("claim", ids["tools"]), on)[:2] == [("claim", ids["tools"]), ("side", ids["both"])]
    back = Way.RIGHT if from_right else Way.LEFT
    assert _walk(figures, ("claim", ids["party"]), back)[1] == ("side", ids["both"])
    assert _walk(figures, ("seat", 0), Way.DOWN)[1][0] in ("side", "claim")  # type: ignore[index]


@given(st.lists(st.tuples(st.floats(20, 200), st.floats(10, 110)), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_names_on_the_line_are_whole_where_there_is_room_and_never_run_into_each_other(
    them: list[tuple[float, float]],
) -> None:
    middles = dict(enumerate(accumulate(gap for gap, _wide in them)))
    wanted = dict(enumerate(wide for _gap, wide in them))
    shown = {each: min(wide, wanted[each]) for each, wide in name_widths(middles, wanted, 120, 4).items()}
    for one, other in pairwise(middles):
        gap = middles[other] - middles[one]
        assert shown[one] / 2 + shown[other] / 2 <= gap - 4 + 1e-6 or gap < 4
        if wanted[one] / 2 + wanted[other] / 2 <= gap - 4 and len(them) == 2:
            assert (shown[one], shown[other]) == (wanted[one], wanted[other])


def test_three_on_a_narrow_side_stand_far_enough_apart_for_their_names(theme: Theme) -> None:
    side = SIDES[0]
    names = ("Edward Wwwwwwww", "Robert Wwwwwwwv", "Isaac Wwwwwwvv")
    line = [Standing(CardSeen(id, "", Kind.HISTORIAN, name), side, 400 + id) for id, name in enumerate(names)]
    debate = DebateSeen(1, "Who?", SIDES[:2])
    drawn = DebateDrawn(debate, tuple(line), tuple(map(Column, SIDES[:2])), (), (), {}, {0: (), 1: (), 2: ()})
    easel = Easel(theme, 1100)
    figures = draw_debate(drawn, easel, Looked(), Open()).sheet.figures
    middles = [figure.box.middle[0] for figure in figures if figure.key[0] == "historian"]  # type: ignore[index]
    widest = min(easel.wide("Wwwwwwww", theme.font(12, bold=True)), 120)
    assert all(other - one >= widest + 4 for one, other in pairwise(middles))


def test_a_tip_is_a_few_short_lines(book: Notebook, essay: dict[str, int], theme: Theme) -> None:
    ids = write_debate(book, essay)
    drawing = PICTURE.draw(PICTURE.read(book, ids["outline"]), theme, 900, False)
    tips = {figure.key: figure.tip for figure in drawing.figures}
    assert tips["historian", ids["conquest"]].split("\n") == [
        "Robert Conquest, historian, Continuity, not used",
        "challenged by Leon Trotsky",
        "qualifies Roy Medvedev",
    ]
    assert "\n" not in tips["claim", ids["tools"]]
