"""The tables of a notebook, as they are today. How a file comes to have them is in `migrations`."""

#: “EsPl”, in the header of every notebook.
APPLICATION_ID = 0x4573506C

#: Tables whose rows are the student's work: every change to them is logged as part of a step.
LOGGED: dict[str, tuple[str, ...]] = {
    "notebook": ("id", "uid", "title", "created_at"),
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
    ),
    "tag": ("id", "uid", "name"),
    "card_tag": ("id", "card_id", "tag_id"),
    "citation": ("id", "uid", "card_id", "source_id", "locator", "position", "via_source_id", "via_locator"),
    "link": ("id", "uid", "from_card_id", "to_card_id", "relation", "because"),
    "outline": ("id", "uid", "title", "thesis", "words", "position"),
    "section": ("id", "uid", "outline_id", "parent_id", "position", "title", "role", "note", "words"),
    "placement": ("id", "uid", "outline_id", "section_id", "parent_id", "card_id", "position", "note"),
}

#: The log itself.
LOG: dict[str, tuple[str, ...]] = {
    "step": ("id", "label", "at", "undone", "merge"),
    "step_row": ("id", "step_id", "tbl", "row_id", "before", "after"),
}

TABLES = LOGGED | LOG
