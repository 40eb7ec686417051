"""The screens are as they were left when a notebook is opened again."""

from collections.abc import Callable
from typing import cast

from essayplanner.domain.timeline_axis import first_day
from essayplanner.domain.timeline_lanes import By
from essayplanner.notebook import debates
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.debate.whole import DebateScreen
from essayplanner.ui.frame.window import Window
from essayplanner.ui.map.whole import MapScreen
from essayplanner.ui.timeline.whole import TimelineScreen
from tests.ui.debate.hands import write_debate
from tests.ui.waiting import until


def turned(window: Window) -> tuple[DebateScreen, TimelineScreen, MapScreen]:
    """The three screens, each seen once."""
    for name in ("debate", "timeline", "map"):
        window.centre.turn_to(name)
    made = window.centre.widgets
    debate, timeline, map = (made[name] for name in ("debate", "timeline", "map"))
    return cast(DebateScreen, debate), cast(TimelineScreen, timeline), cast(MapScreen, map)


def test_what_was_chosen_on_each_is_there_again(
    book: Notebook, essay: dict[str, int], open_window: Callable[..., Window]
) -> None:
    ids = write_debate(book, essay)
    other = debates.add_debate(book, "Whose work was it?", ("One man", "A system"))
    debate, timeline, map = turned(open_window(book))
    debate.turn_to(other)
    debate.opened = debate.opened._replace(claims={ids["tools"]: False, ids["party"]: True}, tray=True)
    timeline.sight.part_by(By.KIND)
    timeline.sight.show_stretch(first_day(1934), first_day(1936))
    map.choices.show_whole(True)
    map.choices.turn(True)
    map.choices.fold(essay["placed_tools"])
    map.view.zoom(0.5)
    opened, stretch, folded = debate.opened, timeline.sight.stretch, map.choices.asked.shown.folded
    assert stretch is not None
    debate.window().close()
    again = open_window(book)
    assert again.centre.name == "map"
    until(cast(MapScreen, again.centre.currentWidget()).view.hasFocus)
    debate, timeline, map = turned(again)
    assert debate.debate is not None
    assert (debate.debate.id, debate.opened) == (other, opened)
    until(lambda: timeline.sight.stretch is not None and timeline.sight.width > 0)
    assert timeline.sight.by is By.KIND
    assert timeline.heading.lanes.segments[By.KIND].isChecked()
    assert timeline.sight.stretch is not None
    assert [round(day) for day in timeline.sight.stretch] == [round(day) for day in stretch]
    asked = map.choices.asked
    assert (asked.whole, asked.down, map.view.scale, asked.shown.folded) == (True, True, 0.5, folded)
    assert map.heading.share.text() == "50 %"
    map.choices.show_whole(False)
    assert map.view.scale == 1
