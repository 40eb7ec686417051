"""The words by which the kind of a note is guessed, in the first sentence or in all of it."""

import re


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


VIEW = (
    r"(?:argues?|argued|contends?|maintains?|claims? that|believes?|insists?|stress(?:es)?|emphasi[sz]es?|"
    r"interprets?|concludes?|suggests? that|sees?|views?|blames?|credits?|rejects? the|disagrees?|points? out|"
    r"challenges? the|downplays?|portrays?|regards?|describes?|thinks?|doubts?|attributes?|traces?|dismisses|now \w+s)"
)
HISTORIANS = _any(
    r"(?:historians?|revisionists?|post-revisionists?|orthodox school|intentionalists?|structuralists?|marxists?|"
    r"whigs?|historiography) (?:\w+ ){0,3}" + VIEW,
    r"(?:historians|revisionists|intentionalists|structuralists) (?:such as|like|since)",
    r"school of (?:thought|historians)",
    r"(?:revisionist|post-revisionist|orthodox|traditionalist|marxist|whig|liberal|structuralist|intentionalist) "
    r"(?:school|historians?|view|interpretation|argument|line)",
)
NAMED_VIEW = re.compile(
    rf"(?:[Aa]ccording to|[Aa]cc\. to|[Ii]n the view of) (?:[A-Z]\.? ?)*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,|"
    r"As (?:[A-Z][\w’'.-]* ){0,2}[A-Z][\w’'-]+ (?:says|notes|writes|argues|puts it|points out|shows),|"
    rf"(?:[A-Z][\w’'.-]* ){{0,2}}[A-Z][\w’'-]+(?: \(\d{{4}}\))?,? {VIEW}\b|"
    r"(?:[A-Z]\S+ )?[A-Z]\w+(?:’s|'s|s’|s') (?:thesis|view|interpretation|argument)\b"
)
ARGUES = _any(
    "because",
    "therefore",
    "thus",
    "hence",
    "shows? that",
    "showed that",
    "proves?",
    "suggests? that",
    "means? that",
    "meant that",
    "as a result",
    "led to",
    "explains? why",
    "rather than",
    "(?:more|less) (?:\\w+ )?than",
    "not (?:just|only|simply|merely)",
    "(?:main|real|key|root|major|primary|chief|underlying|decisive|single) (?:cause|reason|factor|driver|motive)s?",
    "turning point",
    "responsible for",
    "to blame",
    "should",
    "must",
    "inevitabl[ey]",
    "importan(?:t|ce)",
    "significan(?:t|ce|tly)",
    "crucial",
    "decisive(?:ly)?",
    "essential(?:ly)?",
    "undermined",
    "weakened",
    "strengthened",
    "depended on",
    "would (?:not )?have",
    "could (?:not )?have",
    "failed (?:to|because)",
    "success(?:ful)?",
    "failure",
    "only (?:when|after|if)",
    "in the end",
    "arguably",
    "without (?:the|his|her|their|its)",
)
#: What was done to somebody, or became of them: told, not argued; at the beginning of a note, without its verb too.
DONE = re.compile(
    r"(?:\A|\b(?:was|were|been|be|being|is|are) "
    r"(?:(?:\w+ly|all|also|first|then|himself|themselves|again|once|up to \S+) )*)"
    r"(?:arrested|accused|acquitted|appointed|assassinated|banned|beheaded|born|buried|burned|charged|condemned|"
    r"convicted|created|crowned|deported|dismissed|dissolved|elected|executed|exiled|expelled|formed|founded|hanged|"
    r"imprisoned|introduced|invaded|investigated|killed|married|murdered|occupied|passed|promoted|published|purged|"
    r"made (?:an? |the )?(?:\w+ )?(?:chairman|chancellor|chief|commissar|general|head|leader|member|minister|"
    r"secretary)|recalled|released|removed|replaced|sentenced|set up|shot|signed|tortured|tried|wounded)\b",
    re.IGNORECASE,
)
#: What somebody felt or was after, of which nobody can be sure.
MEANS = _any(
    "(?:feared|dreaded|wanted|hoped|longed|wished|sought|intended|needed|preferred) (?:\\w+ )?(?:to|that|for|not)",
    "(?:motives?|ambitions?|aims?|obsessions?|paranoia|jealousy|vanity|temperament|character|personality)",
    "(?:took|found|had) (?:\\w+ )?(?:pleasure|pride|delight|little choice|no choice|no alternative|little interest)",
    "out of (?:fear|spite|ambition|weakness|necessity|conviction|greed|loyalty)",
    "for fear",
)
#: What is thought, felt or held to, where a sentence is about it.
IDEAS = re.compile(
    r"(?:(?:the|an?|his|her|their|its|this|such|\S+[’']s?) )*(?:[\w’-]+ ){0,2}?"
    r"(?:absolutism|ambitions?|belief|brutality|caution|chance|change|charisma|coercion|consent|continuity|corruption|"
    r"cruelty|cult|decline|democracy|dictatorship|discontent|disunity|divisions?|doctrine|failures?|faith|fears?|freedom|"
    r"hatred|hunger|ideology|inequality|instability|isolation|leadership|legacy|liberty|loyalty|luck|modernisation|myth|"
    r"nationalism|opinion|opposition|patronage|peace|policy|policies|popularity|poverty|powers?|prestige|progress|"
    r"propaganda|recovery|reforms?|refusal|religion|repression|reputation|resentment|rhetoric|rivalry|rivalries|rule|skill|"
    r"stability|strengths?|support|tensions?|theory|timing|tyranny|unity|violence|weakness\w*|wealth|"
    r"\w{3,}(?:ism|ness|ship|ility))\b",
    re.IGNORECASE,
)
#: What sets one thing against another, or under it.
SETS_AGAINST = re.compile(
    r"\b(?:despite|in spite of|instead of|thanks to|due to|owed (?:\S+ ){0,4}to|rested on|relied on|lay (?:in|behind)|"
    r"at the (?:expense|cost|heart|root) of|stemmed from|sprang from|arose from|above all|chiefly|partly|"
    r"as much (?:\w+ )?as|no (?:more|less) than|not so much|in name|on paper|in theory|in reality|in fact)\b|"
    r", (?:but )?not\b|\bbut not\b|\bno \w+ without\b",
    re.IGNORECASE,
)
#: What makes of one thing the reason, means or price of another.
WORKS = _any(
    "(?:gave|made|left|kept|cost|won|lost|saved|spared) (?:\\S+ ){1,4}"
    "(?:an?|the|his|her|their|its|into|from|power\\w*|possible|impossible|hard\\w*|weak\\w*|strong\\w*|safe\\w*|free\\w*)",
    "turned (?:\\S+ ){0,3}(?:into|from|against|to)",
    "made (?:it )?(?:\\w+ ){0,5}(?:possible|impossible|necessary|powerless|easier|harder)",
    "fed|drove|hardened|fuelled|shaped|improved|worsened|brought (?:about|down)|removed",
    "threatened|divided|isolated|discredited|deepened|widened|sharpened|destroyed|damaged|eroded|restored|secured|"
    "sustained|bred|inspired|distracted|overshadowed|masked|justified|reflected|revealed|exposed|reinforced|suited|served",
    "enabled|ensured|prevented|perverted",
    "caused|helped|hindered|encouraged|discouraged|provoked",
    "(?:paved|opened) the way|grew out of|came from|rooted in",
    "(?:to|not) serve",
    "(?:tools?|means|instruments?|price|pretext|excuse|product|result|legacy) (?:for|of)",
    "possible",
    "did not|never|neither",
)
#: What holds for all or none, or at any time.
GENERAL = _any(
    "nobody|no one|none|whoever|whatever|everyone|everybody|everything|nothing",
    "every (?:part|one|side|level|corner|class)",
    "always|mostly|generally|largely|usually|rarely|seldom|hardly",
    "by nature|by design|all along|at heart|in practice|in effect",
)
#: What weighs or judges.
JUDGES = _any(
    "(?:was|were|is|are|remained|proved|became|seemed|looked) "
    "(?:(?:an?|the|only|really|truly|merely|simply|easily|no|not|never|too|far|so|as|more|less|very|both|partly) )*"
    "(?:fraud|sham|myth|mistake|disaster|triumph|step|excuse|pretext|tool|weapon|arbitrary|enough|unfair|fair|brutal|"
    "weak\\w*|strong\\w*|popular|unpopular|necessary|unnecessary|justified|overstated|understated|exaggerated|safe|real|"
    "limited|genuine|at odds|backward|modern|rational|irrational|typical|exceptional|doomed|bound)",
    "(?:was|were|is|are|remained|proved|became|seemed|looked) (?:\\w+ )?"
    "\\w+(?:ful|less|able|ible|ous|ive)(?=[.,;:]|\\s(?:to|for|in|at|by|than|but|and|from|of|without|enough)\\b|\\Z)",
    "beyond",
    "backwards?",
    "enough to",
    "might|could|may (?:\\w+ )?have|ha(?:d|s|ve) to be|ought to|would (?:\\w+ )?(?:be|have)",
    "(?:better|worse|stronger|weaker|greater) (?:\\w+ ){0,3}(?:than|with|without)",
    "not (?:for|by|from|of|as)",
    "so-called|sincerely|paradox|contradict(?:s|ed|ion)",
    "outlived|outweighed|overrated|earned",
)
#: Somebody’s words, told.
TELLS = _any("(?:wrote|told|said|warned|promised|admitted|declared|announced|reported|lists?) (?:[^.]{0,60} )?that")
UNKNOWN = _any("unproven", "unproved", "unclear", "disputed", "no (?:firm )?evidence", "not known", "unknown")
DOCUMENT = _any(
    "decree",
    "law",
    "act",
    "treaty",
    "pact",
    "report(?:s|ed)?",
    "letters?",
    "telegram",
    "diary",
    "diaries",
    "speech",
    "census",
    "statistics",
    "minutes",
    "memoirs?",
    "article",
    "order no",
    "manifesto",
    "constitution",
    "testimony",
    "interview",
    "poster",
    "photograph",
    "newspaper",
    "wrote",
    "told",
    "quota",
)
FIGURE = re.compile(
    r"\d[\d,. ]{0,15}(?:%|per cent|percent|million|m\b|bn|thousand|tons?|tonnes)|[£$€]\s?\d|\b\d[\d,.]*\b"
)
COUNTED = re.compile(
    r"\b(?:half|third|quarter|two-thirds|dozens|hundreds|thousands|millions) (?:of|the)\b", re.IGNORECASE
)
QUOTED = re.compile(r"[“\"‘][^“”\"]{12,400}[”\"’]")
FIRST = re.compile(r".*?[.!?…;](?=\s|\Z)|.+", re.DOTALL)
YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)(?:s|\b)|\bcentury\b")
