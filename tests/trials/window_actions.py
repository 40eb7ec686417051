"""What the trial of random actions does in the window, and how often each comes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from tests.trials import acts_arranging as arranging
from tests.trials import acts_typing as writing
from tests.trials import acts_windows as windows

if TYPE_CHECKING:
    from tests.trials.window_trial import Trial


class Action(NamedTuple):
    """Something that is done, and how often beside the others."""

    do: Callable[["Trial"], None]
    weight: float


ACTIONS = (
    Action(arranging.choose, 10),
    Action(arranging.choose_many, 4),
    Action(arranging.choose_in_the_library, 6),
    Action(arranging.drop, 6),
    Action(writing.type_in_a_field, 10),
    Action(writing.type_where_the_focus_is, 4),
    Action(writing.leave_where_the_focus_is, 4),
    Action(writing.rename, 4),
    Action(writing.write_note, 3),
    Action(writing.rename_and_turn_away, 2),
    Action(writing.rename_and_undo, 2),
    Action(writing.word_target, 2),
    Action(writing.word_target_of_the_essay, 0.1),
    Action(writing.search, 2),
    Action(writing.filter_cards, 3),
    Action(writing.press_a_button, 2),
    Action(writing.choose_in_a_box, 2),
    Action(arranging.change_elsewhere, 1),
    Action(arranging.undo, 9),
    Action(arranging.redo, 5),
    Action(arranging.undo_by_key, 2),
    Action(arranging.jump, 1),
    Action(arranging.place, 6),
    Action(arranging.add_section, 3),
    Action(arranging.add_sibling, 3),
    Action(arranging.indent, 4),
    Action(arranging.outdent, 4),
    Action(arranging.shift, 5),
    Action(arranging.remove, 6),
    Action(arranging.place_again, 2),
    Action(arranging.fold_or_unfold, 0.5),
    Action(windows.copy_text, 1),
    Action(windows.show_a_tab, 3),
    Action(windows.next_pane, 2),
    Action(arranging.new_card, 1),
    Action(arranging.duplicate_card, 1),
    Action(arranging.trash_card, 2),
    Action(arranging.restore_card, 1),
    Action(arranging.empty_trash, 0.5),
    Action(arranging.turn, 3),
    Action(arranging.new_outline, 0.7),
    Action(arranging.duplicate_outline, 0.5),
    Action(arranging.delete_outline, 0.7),
    Action(windows.import_a_pack, 0.3),
    Action(windows.show_the_sources, 0.3),
    Action(windows.use_the_sources, 0.6),
    Action(windows.close_the_sources, 0.6),
    Action(windows.export, 0.1),
    Action(windows.use_the_export, 0.3),
    Action(windows.open_a_dialog, 0.3),
    Action(windows.open_a_menu, 0.4),
    Action(windows.choose_an_outline_by_menu, 0.3),
    Action(windows.close_what_is_open, 1.5),
    Action(windows.scale, 0.05),
    Action(windows.colours, 0.05),
    Action(windows.resize, 0.1),
    Action(windows.wait, 0.4),
    Action(windows.close_and_open, 0.05),
)


WEIGHTS = [action.weight for action in ACTIONS]
