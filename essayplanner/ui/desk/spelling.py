"""Whether spelling is checked, in which language, and which words are known: one for the whole program."""

import contextlib

from PySide6.QtCore import QCoreApplication, QObject, Signal

from essayplanner.domain.errors import EssayError
from essayplanner.language import _
from essayplanner.spelling.dictionaries import Dictionaries, Speller, nearest, none_there, open_dictionaries
from essayplanner.spelling.own_words import is_among, read_words, write_words
from essayplanner.spelling.words import script_of
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.desk.settings import Settings

#: The file of the student's own words, and the folder of Enchant's own files, beside the settings.
WORDS_FILE, ENCHANT_FOLDER = "words.txt", "enchant"
#: Words whose answer is remembered; a notebook of a hundred thousand words has fewer.
_REMEMBERED = 50_000
#: Words that are offered for a wrong one.
_OFFERED = 7
#: The property of the application that is it.
_OURS = "essayplanner_spelling"


class Spelling(QObject):
    """Checks words, once `begin` has found the dictionaries; nothing is read before that.

    `changed` says that what is known is another, that checking began or ended, or why it cannot.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._dictionaries: Dictionaries | None = None
        self._speller: Speller | None = None
        self._own: list[str] = []
        self._among: set[str] = set()
        self._seen: dict[str, bool] = {}
        #: Why nothing is checked, though it is wanted: a sentence, or empty.
        self.why_not = ""
        #: The language that is checked: the chosen one, or another sort of it; empty where there is none.
        self.language = ""
        self.script = "LATIN"
        self._job = Job(self)
        self._job.done.connect(self._found)
        self._job.failed.connect(self._not_found)

    @staticmethod
    def of_program(settings: Settings) -> "Spelling":
        """That of the application that runs, with its settings."""
        application = QCoreApplication.instance()
        assert application is not None
        there = application.property(_OURS)
        if isinstance(there, Spelling):
            if there._settings is settings:
                return there
            there.deleteLater()
        made = Spelling(settings, application)
        application.setProperty(_OURS, made)
        return made

    # What the preferences show and change

    @property
    def is_wanted(self) -> bool:
        """Whether the student has it switched on."""
        return self._settings.spelling

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are dictionaries of (“en_GB”); none before they were looked for."""
        return self._dictionaries.languages if self._dictionaries else ()

    @property
    def own_words(self) -> tuple[str, ...]:
        """The words that the student added, in the order in which they came; none before `begin`."""
        return tuple(self._own)

    def want(self, on: bool) -> None:
        """Switch it on or off, for this start and the next ones."""
        self._settings.spelling = on
        self._settings.save()
        if on:
            self.begin()
        self.changed.emit()

    def choose(self, language: str) -> None:
        """Check in another language (“en_GB”), now and after the next start."""
        self._settings.spelling_language = language
        self._settings.save()
        self._take_language()
        self.changed.emit()

    @property
    def kept(self) -> int:
        """How many words the student added, or had ignored in a notebook."""
        return len(self._own) + sum(map(len, self._settings.ignored_words.values()))

    def clear(self) -> None:
        """Forget all words that the student added or had ignored; EssayError where that cannot be written down."""
        self._settings.ignored_words = {}
        self._settings.save()
        self._have_own([])
        write_words(self._settings.file.with_name(WORDS_FILE), [])

    # What the texts ask

    @property
    def is_loading(self) -> bool:
        """Whether the dictionaries are being looked for."""
        return self._job.running

    @property
    def is_ready(self) -> bool:
        """Whether words are checked."""
        return self._speller is not None and self.is_wanted

    def begin(self) -> None:
        """Look for the dictionaries, in another thread, unless that was done."""
        if self._dictionaries is None and not self._job.running and not self.why_not:
            folder = self._settings.file.parent / ENCHANT_FOLDER
            language = self._settings.spelling_language
            self._job.start(lambda _progress: _opened(open_dictionaries(folder), language))

    def knows(self, word: str) -> bool:
        """Whether a word is spelt rightly, for all that the dictionary and the student's own words tell."""
        known = self._seen.get(word)
        if known is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            known = self._seen[word] = self._speller is None or (
                self._speller.check(word) or is_among(word, self._among)
            )
        return known

    def suggestions(self, word: str) -> list[str]:
        """Words that may have been meant, the likeliest first."""
        return self._speller.suggest(word)[:_OFFERED] if self._speller else []

    def add(self, word: str) -> None:
        """Have a word known for good; EssayError where that cannot be written down: it is known till the end, then."""
        file = self._settings.file.with_name(WORDS_FILE)
        self._have_own(list(dict.fromkeys((*read_words(file), *self._own, word))))
        write_words(file, self._own)

    def ignored(self, uid: str) -> list[str]:
        """The words that are ignored in the notebook of that uid."""
        return self._settings.ignored_words.get(uid, [])

    def ignore(self, uid: str, word: str) -> None:
        """Have a word known in one notebook."""
        self._settings.ignored_words[uid] = [*self.ignored(uid), word]
        self._settings.save()
        self.changed.emit()

    def _have_own(self, words: list[str]) -> None:
        self._own, self._among = words, set(words)
        self._seen.clear()
        self.changed.emit()

    def _found(self, dictionaries: Dictionaries) -> None:
        self._dictionaries = dictionaries
        self._own = read_words(self._settings.file.with_name(WORDS_FILE))
        self._among = set(self._own)
        self._take_language()
        self.changed.emit()

    def _not_found(self, error: EssayError) -> None:
        self.why_not = str(error)
        self.changed.emit()

    def _take_language(self) -> None:
        if self._dictionaries is None:
            return
        wanted = self._settings.spelling_language
        self._speller, self.why_not = None, ""
        self._seen.clear()
        self.language = nearest(wanted, self.languages)
        self.script = script_of(self.language)
        if not self.languages:
            self.why_not = none_there()
        elif not self.language:
            self.why_not = _(
                "Spelling is not being checked: there is no dictionary for {language} on this computer. Choose "
                "another language in the preferences.",
                language=called(wanted),
            )
        else:
            try:
                self._speller = self._dictionaries.speller(self.language)
            except EssayError as error:
                self.why_not = str(error)


def called(language: str) -> str:
    """What a language of a dictionary (“en_GB”) calls itself: “British English”."""
    from PySide6.QtCore import QLocale

    locale = QLocale(language)
    if locale.language() == QLocale.Language.C:
        return language
    name = locale.nativeLanguageName()
    name = name[:1].upper() + name[1:]
    there = locale.nativeTerritoryName()
    return name if language.startswith("en") or "_" not in language or not there else f"{name} ({there})"


def _opened(dictionaries: Dictionaries, language: str) -> Dictionaries:
    """The dictionaries, of which the one that is wanted was read already: that takes longer than all else."""
    if there := nearest(language, dictionaries.languages):
        with contextlib.suppress(EssayError):  # said where it is taken
            dictionaries.speller(there)
    return dictionaries
