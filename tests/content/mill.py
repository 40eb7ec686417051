"""A small pack of our own, in which every rule that needs no table of keys is kept: who closed the mill?"""

import copy
from typing import Any

from tests.content.outlines import FLAWED, SAMPLES
from tests.content.stalin import Pack


def _card(key: str, kind: str, title: str, side: str, **fields: str) -> dict[str, Any]:
    return {"key": key, "kind": kind, "title": title, "text": "", "side": side, "tags": [], "cites": [], **fields}


CARDS = [
    _card("flood-closed-it", "claim", "The flood closed the mill", "flood"),
    _card("no-dam-would-do", "claim", "No dam could have held such water", "flood"),
    _card("owner-closed-it", "claim", "The owner closed the mill by his debts", "owner"),
    _card("repairs-were-cheap", "claim", "Cheap repairs would have saved the wheel", "owner"),
    _card(
        "water-rose",
        "evidence",
        "The river rose 4 metres in March 1902",
        "flood",
        when="1902-03",
        caution="Two diaries give 3 metres. Say which you use.",
    ),
    _card("wheel-torn-off", "evidence", "The wheel was torn off", "flood", undated="Nobody wrote it down."),
    _card("dam-of-1880", "evidence", "The dam of 1880 was of earth", "flood", when="1880"),
    _card("bridge-fell", "evidence", "The stone bridge fell as well", "flood", when="1902-03"),
    _card("loan-of-1899", "evidence", "In 1899 the owner borrowed again", "owner", when="1899"),
    _card("sold-the-stones", "evidence", "He sold the millstones", "owner", when="../1903"),
    _card("carpenter-offered", "evidence", "A carpenter asked for 12 pounds", "owner", when="1902/.."),
    _card("wheel-mended-before", "evidence", "The wheel had been mended once", "owner", when="1890~"),
    _card("historian-vale", "historian", "Ada Vale", "flood"),
    _card("historian-reed", "historian", "Jo Reed", "flood"),
    _card("historian-brook", "historian", "Tom Brook", "owner"),
]
LINKS = [
    ("water-rose", "flood-closed-it", "supports", "Nothing on the bank had been built for such a height."),
    ("wheel-torn-off", "flood-closed-it", "supports", "Grinding stops at once when nothing turns the stones."),
    ("dam-of-1880", "no-dam-would-do", "supports", "Earth washes away once a stream runs over the top."),
    ("bridge-fell", "no-dam-would-do", "supports", "What breaks masonry would have broken any bank."),
    ("loan-of-1899", "owner-closed-it", "supports", "Interest had to be paid before any man was hired."),
    ("sold-the-stones", "owner-closed-it", "supports", "Nobody who means to grind again parts with his tools."),
    ("carpenter-offered", "repairs-were-cheap", "supports", "One month of rent would have paid the bill."),
    ("wheel-mended-before", "repairs-were-cheap", "supports", "A job done in one week could be done twice."),
    ("flood-closed-it", "owner-closed-it", "challenges", "He had paid his creditors every year until the storm."),
    ("owner-closed-it", "flood-closed-it", "challenges", "Other millers of the valley ground corn again by May."),
    ("no-dam-would-do", "owner-closed-it", "qualifies", "Even a rich man could have built nothing to stop it."),
    ("repairs-were-cheap", "flood-closed-it", "qualifies", "Damage that a carpenter can mend ends no business."),
    ("repairs-were-cheap", "no-dam-would-do", "challenges", "The question is what was done after the disaster."),
    ("no-dam-would-do", "repairs-were-cheap", "qualifies", "Whatever was mended might be lost the next spring."),
    ("historian-vale", "historian-brook", "challenges", "She counts the ruined farms, he only one ledger."),
    ("historian-brook", "historian-vale", "challenges", "His ledger shows a ruin older than the storm."),
    ("historian-vale", "owner-closed-it", "challenges", "In her account all the valley stood still that year."),
    ("historian-brook", "flood-closed-it", "challenges", "In his account the bank had foreclosed already."),
    ("historian-reed", "historian-vale", "supports", "Both start from the letters that the farmers sent."),
]


def _stand(key: str, *under: str) -> dict[str, Any]:
    return {"card": key, "placements": [{"card": each} for each in under]} if under else {"card": key}


def _section(title: str, role: str, words: int, note: str, *placements: dict[str, Any]) -> dict[str, Any]:
    return {"title": title, "role": role, "words": words, "note": note, "placements": list(placements)}


SAMPLE = {
    "title": "Did the flood or the owner close the mill?",
    "thesis": "The flood broke it, but the owner let it stay broken.",
    "words": 300,
    "sections": [
        _section("Introduction", "introduction", 60, "Criteria: what could be undone, and what was."),
        _section(
            "The flood",
            "paragraph",
            90,
            "The first cause, not the main one.",
            _stand("flood-closed-it", "water-rose", "wheel-torn-off", "historian-brook"),
        ),
        _section(
            "The owner",
            "paragraph",
            90,
            "The main cause.",
            _stand("owner-closed-it", "loan-of-1899", "sold-the-stones", "historian-vale"),
        ),
        _section("Conclusion", "conclusion", 60, "The flood broke the wheel; the owner closed the mill."),
    ],
}
FIRST_DRAFT = {
    "key": FLAWED,
    "title": "A first draft to mend: why did the mill close?",
    "thesis": "The mill closed for many reasons.",
    "words": 300,
    "sections": [
        _section("Introduction", "introduction", 60, "A plan with faults on purpose: find them."),
        _section("Water", "paragraph", 60, "", _stand("flood-closed-it"), _stand("water-rose")),
        _section("Historians", "paragraph", 60, "", _stand("historian-vale"), _stand("historian-reed")),
        _section("More water", "paragraph", 60, "", _stand("water-rose"), _stand("wheel-torn-off")),
        _section("Conclusion", "conclusion", 60, "So there were many reasons."),
    ],
}


def mill_pack() -> Pack:
    """A fresh copy of the pack, to be spoilt."""
    return copy.deepcopy(
        {
            "pack": {"about": "Who closed the mill?"},
            "sources": [],
            "debates": [
                {
                    "key": "mill",
                    "question": "Did the flood or the owner close the mill?",
                    "sides": [{"key": side, "name": side, "says": side} for side in ("flood", "owner")],
                }
            ],
            "cards": CARDS,
            "links": [
                {"from": start, "to": end, "relation": relation, "because": because}
                for start, end, relation, because in LINKS
            ],
            "outlines": [*({"key": key, **SAMPLE} for key in SAMPLES), FIRST_DRAFT],
        }
    )
