"""A small pack that keeps the rules passes them; spoilt on purpose, each check notices."""

from collections.abc import Callable

import pytest

from tests.content.argument import check_debates, check_evidence, check_opposed, check_twins
from tests.content.cautions import check_cautions, check_refrains
from tests.content.fields import check_dates, check_keys, check_lengths
from tests.content.links import check_links, check_reasons, check_supports
from tests.content.mill import mill_pack
from tests.content.outlines import check_first_draft, check_judgement, check_outlines, check_paragraphs
from tests.content.spoiling import (
    Spoiler,
    add_link,
    drop_cards,
    drop_links,
    put,
    put_link,
    put_outline,
    put_section,
)
from tests.content.stalin import Complaints, Pack

FLOOD, WATER = "flood-closed-it", "water-rose"
DRAFT = 4  # the number of the flawed plan


def both(*spoilers: Spoiler) -> Spoiler:
    return lambda pack: [spoil(pack) for spoil in spoilers]


def give_cautions(*cautions: str) -> Spoiler:
    return lambda pack: [each.update(caution=caution) for each, caution in zip(pack["cards"], cautions, strict=False)]


@pytest.mark.parametrize(
    ("check", "spoil", "says"),
    [
        (check_keys, put(FLOOD, key="Flood closed"), "Flood closed"),
        (check_keys, both(put(FLOOD, short="Closed"), put(WATER, short="Closed")), "twice: Closed"),
        (check_lengths, put(FLOOD, title="The flood closed the mill, and it would never grind again!!!!"), FLOOD),
        (check_lengths, put(FLOOD, short="The flood closed the mill in 02"), f"{FLOOD}: short"),
        (check_dates, put(FLOOD, when="1902", undated="It has one."), f"{FLOOD}: needs either"),
        (check_dates, put(WATER, when="../.."), "../.."),
        (check_dates, put(WATER, when="1902/../1903"), "1902/../1903"),
        (check_dates, put(WATER, when=".."), f"{WATER}: .."),
        (check_dates, put(WATER, when="/1902"), "/1902"),
        (check_dates, put(WATER, when="../1902-13"), "../1902-13"),
        (check_cautions, put(FLOOD, caution="This is odd."), "without advice"),
        (check_cautions, put(FLOOD, caution="One. Two. Check three."), "3 sentences"),
        (check_cautions, put(FLOOD, caution="The height is in doubt. Check."), "a refrain"),
        (check_cautions, put(FLOOD, caution="Other accounts differ; look at them."), "a refrain"),
        (check_refrains, both(put(FLOOD, caution="Look it up."), put(WATER, caution="Look it up.")), "on 2 cards"),
        (
            check_refrains,
            give_cautions("Ask who. Say which.", "Ask where. Say which.", "Ask when. Say which."),
            "on 3 cards: Say which.",
        ),
        (
            check_refrains,
            both(*(put(f"historian-{name}", caution="Look it up.") for name in ("vale", "reed", "brook"))),
            "on 3 cards: Look it up.",
        ),
        (check_refrains, put(WATER, caution="A gauge would settle it."), "1 of 1 would settle it"),
        (check_links, add_link(WATER, "repairs-were-cheap", because="No full stop"), "No full stop"),
        (check_reasons, put_link(WATER, FLOOD, because="The water was very high."), "short"),
        (check_reasons, put_link(WATER, FLOOD, because="It is the sentence on which all of this rests."), "hollow"),
        (check_reasons, put_link(WATER, FLOOD, because="A river in flood closed the mill when it rose."), "restates"),
        (
            check_reasons,
            add_link(WATER, "owner-closed-it", because="Nothing on the bank had been built for such a height."),
            "said 2 times",
        ),
        (check_supports, drop_links(lambda link: link["to"] == "no-dam-would-do"), "no-dam-would-do"),
        (check_debates, drop_links(lambda link: link["from"] == "historian-vale"), "mill: 8 answers across its sides"),
        (
            check_debates,
            both(*(put(key, kind="evidence") for key in ("historian-vale", "historian-brook", FLOOD))),
            "mill: 3 answers between claims or historians",
        ),
        (check_debates, put("historian-brook", side="flood"), "mill: 7 answers"),
        (check_opposed, put_link("repairs-were-cheap", "no-dam-would-do", relation="supports"), "no-dam-would-do"),
        (check_evidence, drop_links(lambda link: link["from"] == WATER), f"{FLOOD}: 1 pieces"),
        (
            check_evidence,
            both(drop_links(lambda link: link["from"] == WATER), put(FLOOD, caution="Find another.")),
            f"{FLOOD}: 1 pieces",
        ),
        (
            check_twins,
            put(WATER, title="The mill was closed by the flood of 1902"),
            "water-rose > flood-closed-it: twins",
        ),
        (
            check_twins,
            both(put(FLOOD, text="The wheel broke off."), put("wheel-torn-off", text="In the flood the wheel broke.")),
            "wheel-torn-off > flood-closed-it: twins",
        ),
        (check_outlines, lambda pack: pack["outlines"].pop(), "4 outlines"),
        (check_outlines, put_outline(0, words=5000), "words or thesis"),
        (check_outlines, put_outline(0, thesis=""), "words or thesis"),
        (check_outlines, put_section(DRAFT, 4, words=61), "first-draft-to-mend: words or thesis"),
        (check_outlines, put_section(DRAFT, 0, role="paragraph"), "first-draft-to-mend: roles"),
        (check_outlines, put_section(0, 1, placements=[{"card": "nowhere"}]), "no card nowhere"),
        (
            check_outlines,
            put_section(0, 1, placements=[{"card": WATER, "placements": [{"card": FLOOD}]}]),
            "stands under evidence",
        ),
        (
            check_outlines,
            put_section(DRAFT, 1, placements=[{"card": FLOOD, "placements": [{"card": "loan-of-1899"}]}]),
            "loan-of-1899 is not linked to flood-closed-it",
        ),
        (check_paragraphs, put_section(0, 1, words=87), "4 cards in 87 words"),
        (check_paragraphs, put_section(0, 1, placements=[{"card": WATER}]), "needs a claim and evidence"),
        (
            check_paragraphs,
            put_section(0, 1, placements=[{"card": FLOOD, "placements": [{"card": WATER}]}]),
            "continuity-with-lenin, The flood: nothing answers a claim",
        ),
        (
            check_paragraphs,
            put_link("historian-brook", FLOOD, relation="supports"),
            "why-the-terror, The flood: nothing answers a claim",
        ),
        (check_paragraphs, put_section(0, 0, placements=[{"card": FLOOD}]), "nothing stands under the claim"),
        (check_judgement, put_section(0, 0, note="Say what closed it."), "no criteria"),
        (check_judgement, put_section(0, 3, note="So nobody was to blame."), "the conclusion answers []"),
        (check_judgement, put("historian-brook", side="flood"), "continuity-with-lenin: historians: ['flood']"),
        (
            check_judgement,
            drop_cards(lambda each: each["key"] == "historian-vale"),
            "winning-the-succession: historians: ['historian-brook']",
        ),
        (check_first_draft, lambda pack: pack["outlines"].pop(), "no first draft"),
        (check_first_draft, put_outline(DRAFT, title="Why did the mill close?"), "its title does not say so"),
        (check_first_draft, put_section(DRAFT, 0, note="It closed."), "its introduction does not say so"),
        (check_first_draft, put_outline(DRAFT, thesis="The owner did it."), "its thesis takes a side"),
        (
            check_first_draft,
            put_section(DRAFT, 1, placements=[{"card": FLOOD, "placements": [{"card": WATER}]}]),
            "every claim has something under it",
        ),
        (check_first_draft, put_section(DRAFT, 3, placements=[]), "no card is in two paragraphs"),
        (check_first_draft, put_section(DRAFT, 2, placements=[]), "no paragraph only lists historians"),
        (
            check_first_draft,
            put_section(
                DRAFT,
                2,
                placements=[
                    {"card": "historian-vale", "placements": [{"card": "historian-brook"}]},
                    {"card": "historian-reed"},
                ],
            ),
            "no paragraph only lists historians",
        ),
        (check_first_draft, put(WATER, caution=None), "no doubtful figure is placed without a word"),
        (
            check_first_draft,
            put_section(DRAFT, 3, placements=[{"card": WATER}, {"card": "owner-closed-it"}]),
            "its claims take more than one side",
        ),
        (check_first_draft, put(FLOOD, side=None), "its claims take more than one side"),
    ],
)
def test_checks_notice(check: Callable[[Pack], Complaints], spoil: Spoiler, says: str) -> None:
    pack = mill_pack()
    assert check(pack) == []
    spoil(pack)
    assert any(says in complaint for complaint in check(pack))


@pytest.mark.parametrize(
    ("check", "change"),
    [
        (check_refrains, both(*(put(f"historian-{name}", caution="Look it up.") for name in ("vale", "reed")))),
        (check_cautions, put(FLOOD, caution="M. N. Reed (p. 7; really?) gives c. 1902, as P. Vale does. Say so.")),
        (
            check_opposed,
            both(
                put_link("repairs-were-cheap", "no-dam-would-do", relation="supports"),
                put("no-dam-would-do", caution="The diaries offer nothing on the other side."),
            ),
        ),
        (
            check_evidence,
            both(
                drop_links(lambda link: link["from"] == WATER),
                put(FLOOD, caution="The diary says it in one sentence and gives no example."),
            ),
        ),
        (check_dates, put(FLOOD, when="1902-21/1903-01-31")),
    ],
)
def test_checks_allow(check: Callable[[Pack], Complaints], change: Spoiler) -> None:
    pack = mill_pack()
    change(pack)
    assert check(pack) == []
