"""What TeX's commands mean in a list of works: accents, signs, and commands that only say how a text looks."""

import unicodedata

from essayplanner.formats.word_lists import word_list, word_pairs, word_set

#: The combining sign of each accent.
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
    "t": "\u0361",
    "h": "\u0309",
    "G": "\u030f",
    "U": "\u030e",
}


_GREEK = word_list(
    """alpha beta gamma delta epsilon zeta eta theta iota kappa mu nu xi omicron pi rho sigma tau upsilon
    phi chi psi omega"""
)

SIGNS = (
    word_pairs(
        r"""o ø O Ø l ł L Ł ss ß SS SS ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ th þ TH Þ dh ð DH Ð dj đ DJ Đ ng ŋ NG Ŋ
    ij ĳ IJ Ĳ textendash – textemdash — textellipsis … ldots … dots … textbar | textbackslash \ backslash \
    textasciitilde ~ sim ~ textasciicircum ^ textasciigrave ` textunderscore _ textless < textgreater >
    textbraceleft { textbraceright } lbrace { rbrace } textquoteright ’ textquoteleft ‘ textquotedblleft “
    textquotedblright ” textquotedbl " textquotesingle ' quotesinglbase ‚ quotedblbase „
    textquotestraightbase ‚ textquotestraightdblbase „ guillemotleft « guillemotright » guillemetleft «
    guillemetright » guilsinglleft ‹ guilsinglright › flqq « frqq » flq ‹ frq › glqq „ grqq “ glq ‚ grq ‘ lq
    ‘ rq ’ textnumero № texteuro € euro € EUR € pounds £ textsterling £ textyen ¥ textcent ¢ textdollar $
    textminus − textquestiondown ¿ textexclamdown ¡ textordfeminine ª textordmasculine º textperiodcentered
    · cdot · textbullet • bullet • textdegree ° degree ° textsection § S § textparagraph ¶ P ¶ textcopyright
    © copyright © textregistered ® texttrademark ™ textdagger † dag † textdaggerdbl ‡ ddag ‡ textonehalf ½
    textonequarter ¼ textthreequarters ¾ texttimes × times × textpm ± pm ± textdiv ÷ div ÷ approx ≈ leq ≤ le
    ≤ geq ≥ ge ≥ neq ≠ ne ≠ rightarrow → to → textrightarrow → leftarrow ← textleftarrow ← infty ∞ textmu µ
    circ ° prime ′ textprime ′ cprime ʹ cdprime ʺ textpercent % textasteriskcentered * ast *
    textvisiblespace ␣ textonesuperior ¹ texttwosuperior ² textthreesuperior ³ hamza ʾ ain ʿ textcommabelow
    , textnonbreakinghyphen ‑ LaTeX LaTeX TeX TeX BibTeX BibTeX slash / textslash /"""
    )
    | {"textasciiacute": "´", "textasciidieresis": "¨"}
    | dict.fromkeys(("textnobreakspace", "nobreakspace", "space", "quad", "qquad", "thinspace"), " ")
    | dict.fromkeys(("newline", "linebreak", "par", "newblock"), " ")
    | {name: unicodedata.lookup(f"GREEK SMALL LETTER {name}") for name in _GREEK}
    | {name.title(): unicodedata.lookup(f"GREEK CAPITAL LETTER {name}") for name in _GREEK}
    | {"lambda": "λ", "Lambda": "Λ"}
)

#: Commands that say how a text looks or what it is: the text stays.
NOTHING = word_set(
    """emph textit textbf textsc texttt textrm textsf textsl textup textmd textnormal textsuperscript
    textsubscript text mbox hbox fbox makebox underline uline mathrm mathit mathbf mathsf mathcal mathbb
    ensuremath textcyr textgreek textlatin cyrtext mkbibemph mkbibitalic mkbibbold mkbibacro mkbibparens
    mkbibbrackets mkbibsuperscript uppercase lowercase MakeUppercase MakeLowercase MakeSentenceCase
    MakeTitleCase NoCaseChange titlecase capitalize textnohyphenation smash textquote textarabic texthebrew
    ensurelatin foreignquote bibstring autocap bibinitperiod bibinitdelim"""
)

#: What is set around the argument of a command.
BRACKETS = {
    "mkbibquote": ("“", "”"),
    "enquote": ("“", "”"),
    "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"),
}

#: Commands that stand alone and only say how what follows looks.
SILENT = word_set(
    """rm it bf em sc tt sl sf up md rmfamily sffamily ttfamily itshape scshape slshape upshape bfseries
    mdseries normalfont tiny small footnotesize scriptsize normalsize large Large relax protect noindent cyr
    unskip ignorespaces xspace leavevmode nobreak allowbreak sloppy hfill displaystyle limits left right"""
)

#: Commands whose argument is not for a reader: it sorts, or names a language.
DROPPED = word_set("""noopsort NoopSort SortNoop sortnoop noop nosort switchargs label vphantom hspace vspace""")
FIRST_DROPPED = word_set("""foreignlanguage selectlanguage textlang href textcolor hyphenquote foreigntextquote""")
