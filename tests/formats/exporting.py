"""Essays made ready for an exporter, plain and with hostile texts in every place."""

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import Pandoc
from essayplanner.cite.styles import load_style
from essayplanner.domain.cards import Card, Citation, Kind, Link, Other, Relation, Side, Use, Voice
from essayplanner.domain.outline import Outline, Placed, Role, Section
from essayplanner.formats.essay import ExportOptions, freeze, with_citations
from essayplanner.formats.export import Exported, Material
from essayplanner.formats.registry import exporter
from tests.formats.outlines import FRAGMENTS
from tests.formats.sample import GETTY, SERVICE

PANDOC = Pandoc()
ENGINE = CitationEngine(PANDOC)
ALL = ExportOptions(word_targets=True, cautions=True)


def material(outline: Outline, options: ExportOptions = ALL, style: str = "mhra", split: bool = False) -> Material:
    essay = freeze(outline, options)
    if style:
        cited = ENGINE.format_citations(essay.cited, [], load_style(style), split_bibliography=split)
        essay = with_citations(essay, cited)
    return Material(outline, essay, options, name="my plan", pandoc=PANDOC)


def written(name: str, given: Material) -> Exported:
    return exporter(name).write(given)


def everywhere(texts: list[str]) -> Outline:
    """An outline that says each text in every place, on cards of their own."""
    sections = []
    for n, text in enumerate(texts):
        source = SERVICE._replace(uid=f"s{n}", cite_key=f"k{n}", csl=SERVICE.csl | {"title": f"T{n} {text}"})
        other = GETTY._replace(uid=f"o{n}")
        claim = Card(
            f"c{n}", Kind.CLAIM, f"Claim {n} {text}", text, caution=text, tags=(text,), side=Side(f"d{n}", text)
        )
        evidence = Card(
            f"e{n}",
            Kind.EVIDENCE,
            f"Evidence {n} {text}",
            f"a {text} b",
            "1937",
            citations=(Citation(source, text), Citation(other, "p. 1", source, text)),
            links=(Link(Relation.SUPPORTS, Other("x", Kind.CLAIM, text), text),),
            used_in=(Use("o", text),),
        )
        quoting = evidence._replace(uid=f"z{n}", quotation=f"{text}\n{text} c", idea=text, voice=Voice.QUOTATION)
        under = (
            Placed(f"p{n}", evidence, text, Relation.SUPPORTS),
            Placed(f"r{n}", quoting._replace(quotation=text), text, None),
            Placed(f"s{n}", quoting, text, None),
        )
        sections.append(
            Section(
                f"x{n}",
                f"Section {n} {text}",
                Role.PARAGRAPH,
                text,
                10,
                (),
                (Placed(f"q{n}", claim, text, None, under),),
            )
        )
    return Outline("o", f"Question {texts[0]}", "\n".join(texts), 1500, tuple(sections))


CLEAN = [text for text in FRAGMENTS if text.strip()]
