"""The colours of the design: light, dark, and each with high contrast."""

from typing import NamedTuple

from essayplanner.domain.cards import Kind


class Tokens(NamedTuple):
    """One set of colours; every pair of text and ground that is used holds WCAG AA (tests/ui/frame/test_window.py)."""

    paper: str
    pane: str
    card: str
    ink: str
    muted: str
    line: str
    claim: str
    evidence: str
    historian: str
    selection: str
    caution: str
    good: str
    on_accent: str
    chip: str
    mark: str
    side: str
    side_soft: str
    link: str
    claim_soft: str
    evidence_soft: str
    historian_soft: str

    def kind(self, kind: Kind) -> str:
        """The accent of a kind of card."""
        return {Kind.CLAIM: self.claim, Kind.EVIDENCE: self.evidence, Kind.HISTORIAN: self.historian}[kind]

    def soft(self, kind: Kind) -> str:
        """The ground of a passage that became a card of a kind."""
        softs = {Kind.CLAIM: self.claim_soft, Kind.EVIDENCE: self.evidence_soft, Kind.HISTORIAN: self.historian_soft}
        return softs[kind]


LIGHT = Tokens(
    paper="#f6f4ef",
    pane="#fbfaf7",
    card="#ffffff",
    ink="#22252b",
    muted="#646871",
    line="#e2ded4",
    claim="#3d52c4",
    evidence="#0a7763",
    historian="#a84b18",
    selection="#e9ecfb",
    caution="#925d00",
    good="#2c7a3f",
    on_accent="#ffffff",
    chip="#eeebe3",
    mark="#fbe9a7",
    side="#4d525d",
    side_soft="#dedad0",
    link="#7b7f88",
    claim_soft="#e3e7fa",
    evidence_soft="#d8ede7",
    historian_soft="#f8e3d6",
)
DARK = Tokens(
    paper="#17191d",
    pane="#1d2025",
    card="#25292f",
    ink="#e7e6e2",
    muted="#9ba0aa",
    line="#343941",
    claim="#8fa0ff",
    evidence="#4fcbb1",
    historian="#f0a06a",
    selection="#2c3355",
    caution="#e3b04d",
    good="#76c98a",
    on_accent="#17191d",
    chip="#2b2f36",
    mark="#5c4a12",
    side="#b3b8c3",
    side_soft="#3d434c",
    link="#868c97",
    claim_soft="#2a3058",
    evidence_soft="#173f38",
    historian_soft="#472f1f",
)
#: For who chose high contrast, here or in the system: text holds AAA (7:1), and every line and edge 4.5:1.
CONTRAST_LIGHT = Tokens(
    paper="#ffffff",
    pane="#ffffff",
    card="#ffffff",
    ink="#000000",
    muted="#3a3d44",
    line="#6b6f78",
    claim="#1b2f9e",
    evidence="#004d3f",
    historian="#7a2e00",
    selection="#dfe4ff",
    caution="#654000",
    good="#14532a",
    on_accent="#ffffff",
    chip="#f1f1f1",
    mark="#ffe773",
    side="#33373f",
    side_soft="#d5d5d5",
    link="#4d525d",
    claim_soft="#dfe4ff",
    evidence_soft="#c9efe4",
    historian_soft="#ffdcc4",
)
CONTRAST_DARK = Tokens(
    paper="#000000",
    pane="#000000",
    card="#0c0d10",
    ink="#ffffff",
    muted="#cdd2dc",
    line="#8d939f",
    claim="#b4c0ff",
    evidence="#72e6cc",
    historian="#ffb98a",
    selection="#1f2a63",
    caution="#ffd166",
    good="#9be8ab",
    on_accent="#000000",
    chip="#1d2025",
    mark="#5c4a12",
    side="#d9dde5",
    side_soft="#343941",
    link="#b3b8c3",
    claim_soft="#1f2a63",
    evidence_soft="#0f3d33",
    historian_soft="#4a2810",
)
