"""The tables of a notebook, as they are today. How a file comes to have them is in `migrations`."""

#: “EsPl”, in the header of every notebook.
APPLICATION_ID = 0x4573506C

#: Tables whose rows are the student's work: every change to them is logged as part of a step.
LOGGED: dict[str, tuple[str, ...]] = {
    "notebook": ("id", "uid", "title", "created_at", "made_of"),
    "source": ("id", "uid", "cite_key", "csl", "source_class", "trashed_at"),
    "debate": ("id", "uid", "question", "position"),
    "side": ("id", "uid", "debate_id", "name", "says", "is_between", "position"),
    "card": (
        "id",
        "uid",
        "kind",
        "title",
        "text",
        "happened",
        "undated",
        "first_day",
        "last_day",
        "side_id",
        "caution",
        "aliases",
        "created_at",
        "edited_at",
        "trashed_at",
        "short",
        "stand",
        "claim_kind",
        "quotation",
        "idea",
        "voice",
    ),
    "tag": ("id", "uid", "name"),
    "card_tag": ("id", "card_id", "tag_id"),
    "citation": ("id", "uid", "card_id", "source_id", "locator", "position", "via_source_id", "via_locator"),
    "link": ("id", "uid", "from_card_id", "to_card_id", "relation", "because"),
    "outline": ("id", "uid", "title", "thesis", "words", "position", "dates", "reading", "scheme", "minutes"),
    "section": ("id", "uid", "outline_id", "parent_id", "position", "title", "role", "note", "words", "slots"),
    "placement": ("id", "uid", "outline_id", "section_id", "parent_id", "card_id", "position", "note"),
    "map_place": ("id", "uid", "in_outline_id", "card_id", "x", "y"),
    "demand": ("id", "uid", "outline_id", "demand_key", "says", "is_goal", "is_off", "position"),
    "demand_met": ("id", "uid", "demand_id", "section_id"),
    "set_aside": ("id", "uid", "outline_id", "rule", "places", "reason", "rested_on"),
    "reply": ("id", "uid", "card_id", "question", "answer_id", "note", "is_aside"),
    "document": ("id", "uid", "from_source_id", "name", "lies_at", "digest", "pages", "printed", "position"),
    "passage": ("id", "uid", "document_id", "card_id", "quoted", "page", "first", "last"),
    "origin": ("id", "uid", "card_id", "came_from", "found_at", "digest"),
}

#: By table, its columns that hold the id of another row, and in which table that is.
REFERENCES: dict[str, dict[str, str]] = {
    "side": {"debate_id": "debate"},
    "card": {"side_id": "side"},
    "card_tag": {"card_id": "card", "tag_id": "tag"},
    "citation": {"card_id": "card", "source_id": "source", "via_source_id": "source"},
    "link": {"from_card_id": "card", "to_card_id": "card"},
    "section": {"outline_id": "outline", "parent_id": "section"},
    "placement": {"outline_id": "outline", "section_id": "section", "parent_id": "placement", "card_id": "card"},
    "map_place": {"in_outline_id": "outline", "card_id": "card"},
    "demand": {"outline_id": "outline"},
    "demand_met": {"demand_id": "demand", "section_id": "section"},
    "set_aside": {"outline_id": "outline"},
    "reply": {"card_id": "card", "answer_id": "card"},
    "document": {"from_source_id": "source"},
    "passage": {"document_id": "document", "card_id": "card"},
    "origin": {"card_id": "card"},
}

#: The log itself, and what a new step took out of it after an undo.
LOG: dict[str, tuple[str, ...]] = {
    "step": ("id", "label", "at", "undone", "merge", "uid", "device", "format", "details"),
    "step_row": ("id", "step_id", "tbl", "row_id", "before", "after", "refs"),
    "discarded": ("id", "uid", "device", "label", "details", "at", "discarded_at"),
    "discarded_rows": ("id", "format", "rows"),
}

TABLES = LOGGED | LOG
