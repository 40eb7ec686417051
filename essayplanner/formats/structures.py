"""Structures in and out: a TOML file that a teacher can write by hand. docs/structures.md describes it."""

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from essayplanner.domain.outline import Role
from essayplanner.domain.question import Task
from essayplanner.domain.structures import (
    DEMAND_FIELDS,
    FIELDS,
    SLOTS,
    UNKNOWN_DAY,
    Basis,
    Demand,
    Each,
    Scheme,
    Shape,
    ShapePart,
    Stance,
    Structures,
)
from essayplanner.formats.toml_out import fields
from essayplanner.formats.toml_problems import FaultsError, mended, quoted
from essayplanner.formats.toml_tables import Table
from essayplanner.formats.toml_texts import read_toml
from essayplanner.language import _

Item = TypeVar("Item")

#: A file of structures is not larger than this, in bytes: two hundred times the largest that comes with the program.
LARGEST = 1_000_000

#: So many shapes, schemes, parts and demands are there at most, each where it stands, and so many words in any list.
_MOST = 40
#: Letters of a title, of a sentence that is read at a glance, and of one that explains.
_TITLE, _SENTENCE, _REASON = 80, 200, 600
_HEAVIEST, _MOST_MARKS, _MOST_MINUTES = 1000, 1000, 1440
_KEY = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_FIELD = re.compile(r"\{([^{}]*)\}")
_TASKS = {task.name.lower(): task for task in Task}


class StructureError(FaultsError):
    """A file of structures that cannot be used."""


class _Origin(NamedTuple):
    """Where the facts of a file were found; a scheme may say it for itself."""

    source: str = ""
    checked_on: str = ""
    version: str = ""


def read_structures(text: str | bytes, name: str, rules: Collection[str] = ()) -> Structures:
    """The shapes and schemes that a file's text says; `name` is the file's, for the message.

    `rules` are the keys that a demand may name, by default any. Raises StructureError with every problem's line, field
    and mend.
    """
    return read_toml(text, name, LARGEST, lambda table: _structures(table, rules), StructureError)[0]


def write_structures(structures: Structures) -> str:
    """The text of a file that says the same; whose own they are is not kept."""
    origins = {_Origin(each.source, each.checked_on, each.version) for each in structures.schemes}
    common = origins.pop() if len(origins) == 1 else _Origin()
    blocks = [fields(_origin_fields(common))]
    for shape in structures.shapes:
        blocks.append(_shape_block(shape))
        blocks += [_part_block(part) for part in shape.parts]
    for scheme in structures.schemes:
        blocks.append(_scheme_block(scheme, common))
        blocks += [_demand_block(demand) for demand in scheme.demands]
    return "\n".join(filter(None, blocks))


def _structures(table: Table, rules: Collection[str]) -> Structures:
    origin = _origin(table, _Origin())
    shapes = tuple(_shape(one) for one in _some(table, "shapes", table.tables("shapes")))
    schemes = tuple(_scheme(one, origin, rules) for one in _some(table, "schemes", table.tables("schemes")))
    _once(table, "shapes", [shape.key for shape in shapes])
    _once(table, "schemes", [scheme.key for scheme in schemes])
    table.done()
    if not table.has("shapes") and not table.has("schemes"):
        heads = {"shapes": "[[shapes]]", "schemes": "[[schemes]]"}
        table.wrong("shapes", _("The file has neither a shape nor a scheme: write {shapes} or {schemes}.", **heads))
    return Structures(shapes, schemes)


def _once(table: Table, name: str, keys: Sequence[str]) -> None:
    seen = {""}
    for place, key in enumerate(keys):
        if key and key in seen:
            sentence = _("Another one has the key {key} already: change one of them.", key=quoted(key))
            table.problems.add((*table.path, name, place, "key"), sentence)
        seen.add(key)


def _origin(table: Table, common: _Origin) -> _Origin:
    origin = _Origin(table.line("source", most=_REASON), table.line("checked_on"), table.line("version", most=_TITLE))
    if origin.checked_on and not _is_day(origin.checked_on):
        text, unknown = quoted(origin.checked_on), quoted(UNKNOWN_DAY)
        sentence = _("{text} is not a day: write it as in 2026-09-01, or {unknown}.", text=text, unknown=unknown)
        table.wrong("checked_on", sentence)
    return _Origin(*(own or usual for own, usual in zip(origin, common, strict=True)))


def _is_day(text: str) -> bool:
    try:
        return text == UNKNOWN_DAY or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _key(table: Table) -> str:
    key = table.line("key", required=True, most=_TITLE)
    if key and not _KEY.fullmatch(key):
        sentence = _("{text} is not a key: write small letters from a to z, digits and hyphens.", text=quoted(key))
        table.wrong("key", sentence)
    return key


def _shape(table: Table) -> Shape:
    shape = Shape(
        _key(table),
        table.line("title", required=True, most=_TITLE),
        table.line("about", most=_SENTENCE),
        tuple(dict.fromkeys(table.choices("tasks", _TASKS))),
        tuple(_part(one) for one in _some(table, "parts", table.tables("parts"))),
    )
    if not shape.parts:
        table.wrong("parts", _("A shape has at least one part: write {parts}.", parts="[[shapes.parts]]"))
    table.done()
    return shape


def _some(table: Table, name: str, found: Sequence[Item]) -> Sequence[Item]:
    """What stands in a field, of which there can be only so many."""
    if len(found) > _MOST:
        sentence = _("There are {n} of them here, and {most} at most can be used.", n=len(found), most=_MOST)
        table.wrong(name, sentence)
    return found[:_MOST]


def _part(table: Table) -> ShapePart:
    part = ShapePart(
        table.line("title", required=True, most=_SENTENCE),
        table.choice("role", Role, default=Role.PARAGRAPH),
        table.number("weight", 1, _HEAVIEST, default=10),
        tuple(_some(table, "slots", table.choices("slots", SLOTS))),
        table.line("hint", most=_SENTENCE),
        table.choice("each", Each, default=Each.NOTHING),
        table.line("fallback", most=_SENTENCE),
        table.choice("stance", Stance, default=Stance.NOTHING),
    )
    for name in ("title", "hint", "fallback"):
        _known_fields(table, name, getattr(part, name), FIELDS)
    table.done()
    return part


def _known_fields(table: Table, name: str, text: str, known: Sequence[str]) -> None:
    for field in _FIELD.findall(text):
        if field not in known:
            what = _("There is nothing called {field} to fill in", field=quoted(f"{{{field}}}"))
            fields = ", ".join(f"{{{each}}}" for each in known)
            mend = _("write one of {fields}", fields=fields)
            table.wrong(name, mended(what, table.problems.guess(field, known), mend))


def _scheme(table: Table, common: _Origin, rules: Collection[str]) -> Scheme:
    origin = _origin(table, common)
    scheme = Scheme(
        _key(table),
        table.line("board", required=True, most=_TITLE),
        table.line("title", required=True, most=_TITLE),
        table.number("marks", 0, _MOST_MARKS),
        table.number("minutes", 0, _MOST_MINUTES),
        table.words("words"),
        table.flag("weighs_provenance"),
        tuple(_some(table, "shapes", table.lines("shapes"))),
        tuple(_demand(one, rules) for one in _some(table, "demands", table.tables("demands"))),
        table.choice("basis", Basis, default=Basis.UNCHECKED),
        *origin,
        table.line("remark", most=_REASON),
        table.line("worked_out_from", most=_SENTENCE),
    )
    _once(table, "demands", [demand.key for demand in scheme.demands])
    table.done()
    return scheme


def _demand(table: Table, rules: Collection[str]) -> Demand:
    known = {rule: rule for rule in rules}
    named = table.choices("rules", known) if known else table.lines("rules")
    demand = Demand(
        _key(table),
        table.line("sentence", required=True, most=_SENTENCE),
        table.line("why", most=_REASON),
        tuple(_some(table, "rules", named)),
        table.choice("basis", Basis, default=Basis.UNCHECKED),
    )
    _known_fields(table, "sentence", demand.sentence, DEMAND_FIELDS)
    table.done()
    return demand


def _shape_block(shape: Shape) -> str:
    tasks = [task.name.lower() for task in shape.tasks]
    written = {"key": shape.key, "title": shape.title, "about": shape.about, "tasks": tasks}
    return f"[[shapes]]\n{fields(written)}"


def _part_block(part: ShapePart) -> str:
    written = {
        "title": part.title,
        "role": "" if part.role is Role.PARAGRAPH else part.role.value,
        "weight": part.weight,
        "slots": [slot.key for slot in part.slots],
        "hint": part.hint,
        "each": part.each.value,
        "fallback": part.fallback,
        "stance": part.stance.value,
    }
    return f"[[shapes.parts]]\n{fields(written)}"


def _scheme_block(scheme: Scheme, common: _Origin) -> str:
    origin = _Origin(scheme.source, scheme.checked_on, scheme.version)
    written = {
        "key": scheme.key,
        "board": scheme.board,
        "title": scheme.title,
        "marks": scheme.marks,
        "minutes": scheme.minutes,
        "words": scheme.words,
        "weighs_provenance": scheme.weighs_provenance,
        "shapes": scheme.shapes,
        "basis": scheme.basis.value,
        "worked_out_from": scheme.worked_out_from,
        **({} if origin == common else _origin_fields(origin)),
        "remark": scheme.remark,
    }
    return f"[[schemes]]\n{fields(written)}"


def _demand_block(demand: Demand) -> str:
    written = {
        "key": demand.key,
        "sentence": demand.sentence,
        "why": demand.why,
        "rules": demand.rules,
        "basis": demand.basis.value,
    }
    return f"[[schemes.demands]]\n{fields(written)}"


def _origin_fields(origin: _Origin) -> dict[str, object]:
    return dict(zip(_Origin._fields, origin, strict=True))
