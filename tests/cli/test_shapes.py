"""The JSON shapes that are promised of what is listed."""

from pathlib import Path
from typing import Any

from tests.cli.conftest import QUESTION, Run, printed

UID_LENGTH = 36


def without_uids(value: Any) -> Any:
    """The value with every uid, once it is seen to be one, written as “…”."""
    if isinstance(value, list):
        return [without_uids(each) for each in value]
    if isinstance(value, dict):
        assert len(value.get("uid", "-" * UID_LENGTH)) == UID_LENGTH
        return {key: "…" if key == "uid" else without_uids(each) for key, each in value.items()}
    return value


CARDS = """\
[
  {
    "uid": "…",
    "kind": "claim",
    "claim_kind": "",
    "title": "Café terror",
    "short": "Terror",
    "text": "Line one.\\nLine two.",
    "quotation": "",
    "idea": "",
    "voice": "",
    "when": "",
    "tags": [
      "police",
      "terror"
    ],
    "side": "",
    "caution": "Check “this”.",
    "sources": [],
    "links": [],
    "answers": [],
    "used_in": [
      "Was it one man’s work?"
    ]
  },
  {
    "uid": "…",
    "kind": "evidence",
    "claim_kind": "",
    "title": "Kirov is shot",
    "short": "",
    "text": "In Leningrad.",
    "quotation": "",
    "idea": "",
    "voice": "",
    "when": "1934-12-01",
    "tags": [],
    "side": "",
    "caution": "",
    "sources": [
      {
        "title": "Stalin: A Biography",
        "locator": "p. 312"
      }
    ],
    "links": [
      {
        "relation": "supports",
        "to": "Café terror",
        "because": "It let the terror begin."
      }
    ],
    "answers": [],
    "used_in": [
      "Was it one man’s work?"
    ]
  },
  {
    "uid": "…",
    "kind": "historian",
    "claim_kind": "",
    "title": "Robert Service",
    "short": "",
    "text": "",
    "quotation": "",
    "idea": "",
    "voice": "",
    "when": "1997~",
    "tags": [],
    "side": "",
    "caution": "",
    "sources": [],
    "links": [
      {
        "relation": "challenges",
        "to": "Café terror",
        "because": ""
      }
    ],
    "answers": [],
    "used_in": []
  }
]
"""

SHOWN: dict[str, Any] = {
    "uid": "…",
    "title": QUESTION,
    "thesis": "It was not.\n\nNot alone.",
    "sections": [
        {
            "uid": "…",
            "title": "Introduction",
            "role": "introduction",
            "note": "Begin in 1934.",
            "words": 150,
            "sections": [
                {
                    "uid": "…",
                    "title": "Terms",
                    "role": "paragraph",
                    "note": "",
                    "words": 0,
                    "sections": [
                        {
                            "uid": "…",
                            "title": "Again",
                            "role": "paragraph",
                            "note": "",
                            "words": 0,
                            "sections": [],
                            "placements": [],
                        }
                    ],
                    "placements": [
                        {
                            "uid": "…",
                            "card": {"uid": "…", "kind": "claim", "title": "Café terror"},
                            "note": "",
                            "placements": [],
                        }
                    ],
                }
            ],
            "placements": [
                {
                    "uid": "…",
                    "card": {"uid": "…", "kind": "claim", "title": "Café terror"},
                    "note": "",
                    "placements": [
                        {
                            "uid": "…",
                            "card": {"uid": "…", "kind": "evidence", "title": "Kirov is shot"},
                            "note": "Say who gained.",
                            "placements": [],
                        }
                    ],
                }
            ],
        },
        {
            "uid": "…",
            "title": "Again",
            "role": "conclusion",
            "note": "",
            "words": 0,
            "sections": [],
            "placements": [],
        },
    ],
}


def test_cards_have_their_shape(run: Run, book: Path) -> None:
    done = run("cards", book, "--json")
    assert (done.code, done.err) == (0, "")
    assert printed(done.json) == done.out
    assert printed(without_uids(done.json)) == CARDS


def test_an_outline_has_its_shape(run: Run, book: Path) -> None:
    done = run("show", book, "--json")
    assert printed(done.json) == done.out
    assert printed(without_uids(done.json)) == printed(SHOWN)
    assert run("show", book, "--outline", QUESTION.upper(), "--json") == done
    assert run("show", book, "--outline", done.json["uid"], "--json") == done


def test_outlines_have_their_shape(run: Run, book: Path) -> None:
    done = run("outlines", book, "--json")
    assert printed(without_uids(done.json)) == printed(
        [
            {"uid": "…", "title": QUESTION, "thesis": "It was not.\n\nNot alone."},
            {"uid": "…", "title": "Another question", "thesis": ""},
        ]
    )


def test_history_has_its_shape(run: Run, book: Path) -> None:
    run("undo", book)
    done = run("history", book, "--json")
    assert printed(done.json) == done.out
    assert [list(step) for step in done.json] == [["id", "label", "at", "undone"]] * len(done.json)
    assert [step["id"] for step in done.json] == sorted(step["id"] for step in done.json)
    assert [step["undone"] for step in done.json] == [False] * (len(done.json) - 1) + [True]
    assert done.json[0]["label"] == "New claim “Café terror”"
    assert done.json[0]["at"].endswith("+00:00")
