"""What the tiles of the drawer say below a debate: how many cards a section has, and of which sides."""

from collections.abc import Sequence

from essayplanner.domain.debate import shares as count_shares
from essayplanner.language import _, n_, p_
from essayplanner.ui.canvas.patterns import shares
from essayplanner.ui.debate import saying
from essayplanner.ui.debate.whole import DebateScreen
from essayplanner.ui.desk.screen import Line


def lines_of_sections(screen: DebateScreen, section_ids: Sequence[int]) -> list[Line]:
    """A line for each of these sections, with the cards of those in it."""
    screen.topic.look()
    argument, debate = screen.topic.argument, screen.debate
    tops: dict[int, int] = {id: id for id in section_ids}
    for section in argument.outline.sections:  # in reading order, so that what it stands in came before
        tops.setdefault(section.id, tops.get(section.parent_id, 0))
    found = []
    for id in section_ids:
        within = {inner for inner, top in tops.items() if top == id}
        count = sum(placed.section_id in within for placed in argument.outline.placed)
        text = n_("{n} card", "{n} cards", count) if count else _("no cards yet")
        here = count_shares(argument.cards, debate, argument.outline, within) if debate else ()
        if debate is None or not any(share.cards for share in here):
            found.append(Line(text))
            continue
        said = p_("between parts of a list", ", ").join(map(saying.of_share, here))
        mark = shares({share.side.id: share.cards for share in here}, debate)
        found.append(Line(text, mark, _("{cards}; {shares}", cards=text, shares=said)))
    return found
