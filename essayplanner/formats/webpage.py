"""HTML out: one file with its style in it, that runs nothing and fetches nothing, safe to mail."""

from html import escape

from essayplanner.formats.essay import Essay
from essayplanner.formats.export import Exported, Material
from essayplanner.formats.html import html_of
from essayplanner.language import code

#: Nothing is run or fetched, whatever a reader's program would allow.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """\
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #22252b; --muted: #6b6f78; --line: #e2ded4; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1d2025; --ink: #e7e6e2; --muted: #9ba0aa; --line: #343941; }
}
body { background: var(--paper); color: var(--ink); font: 1rem/1.6 Georgia, "Times New Roman", serif; margin: 0; }
main { max-width: 42rem; margin: 0 auto; padding: 3rem 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.25; } h2 { font-size: 1.3rem; margin-top: 2.2rem; } h3 { font-size: 1.1rem; }
li > p { margin: 0.35rem 0; }
blockquote { margin: 0.5rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
ul { padding-left: 1.3rem; } a { color: inherit; }
sup { line-height: 0; } .footnotes { color: var(--muted); font-size: 0.9rem; margin-top: 3rem; }
.footnotes hr { border: 0; border-top: 1px solid var(--line); }
@media print { body { background: none; color: #000; } main { max-width: none; padding: 0; } }
"""


def write_html(material: Material) -> Exported:
    """The outline as one HTML file."""
    return Exported(web_page(material.essay, material.options.card_texts).encode())


def web_page(essay: Essay, name_notes: bool = True) -> str:
    """A frozen essay as a whole HTML page with linked footnotes."""
    return page(essay.title, html_of(essay, name_notes, linked=True), _STYLE)


def page(title: str, body: str, style: str) -> str:
    """A whole page around a body of our own making."""
    return (
        f'<!DOCTYPE html>\n<html lang="{code.replace("_", "-")}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
        "</body>\n</html>\n"
    )
