"""Which of the board's styles is which of ours: by name, id, language or outline."""

from collections.abc import Iterable
from typing import Any

from scrkit.render.house.ooxml import VAL, W, child, number, value

# By our name in small letters: what it is called by programs, and in other languages.
# Word keeps the English name of what it brought along; others translate it.
_OTHERS: dict[str, tuple[str, ...]] = {
    "normal": ("standard", "arferol", "normál", "default paragraph style", "default"),
    "title": ("titel", "titre", "teitl", "título", "titolo", "tytuł", "report title"),
    "subtitle": (
        *("untertitel", "sous-titre", "is-deitl", "isdeitl", "subtítulo"),
        *("sottotitolo", "ondertitel", "podtytuł", "report subtitle"),
    ),
    "quote": (
        *("zitat", "citation", "dyfyniad", "cita", "citazione", "citaat", "cytat"),
        *("quotations", "intense quote", "block text", "quotation", "block quote"),
    ),
    "caption": (
        *("beschriftung", "légende", "capsiwn", "pennawd llun", "epígrafe"),
        *("didascalia", "bijschrift", "legenda", "illustration", "table caption"),
    ),
    "header": (
        *("kopfzeile", "en-tête", "pennyn", "encabezado", "intestazione"),
        *("koptekst", "nagłówek"),
    ),
    "footer": (
        *("fußzeile", "pied de page", "troedyn", "pie de página", "piè di pagina"),
        *("voettekst", "stopka"),
    ),
    "list bullet": (
        *("aufzählungszeichen", "liste à puces", "bwled rhestr", "rhestr fwled"),
        *("rhestr bwled", "lista con viñetas", "punto elenco", "bullet", "bullets"),
        *("bullet list", "bulleted list", "lijst opsom.teken", "lista punktowana"),
    ),
    "list number": (
        *("listennummer", "liste à numéros", "rhestr rif", "rhif rhestr"),
        *("lista con números", "numero elenco", "numbered list", "number list"),
        *("lijstnummering", "lista numerowana"),
    ),
    "contents heading": (
        *("toc heading", "inhaltsverzeichnisüberschrift", "contents title"),
        *("en-tête de table des matières", "pennawd cynnwys", "contents"),
    ),
    "table text": ("table body", "tabellentext", "testun tabl"),
    "table heading": ("table header", "tabellenkopf", "pennawd tabl"),
    "numbered paragraph": ("numbered para", "numbered text", "paragraff rhif"),
}
_HEADINGS = (
    *("überschrift", "titre", "pennawd", "título", "titolo", "kop", "nagłówek"),
    *("rubrik", "overskrift", "heading"),
)
_CONTENTS = (
    *("verzeichnis", "tm", "cynnwys", "tabla de contenido", "sommario", "inhopg"),
    *("spis treści", "contents", "tdc"),
)


def names(ours: str) -> tuple[str, ...]:
    """Return under which names a style of ours may stand in a house, best first."""
    small = ours.lower()
    stem, _, level = small.rpartition(" ")
    if level.isdecimal() and stem == "heading":
        return (small, *(f"{one} {level}" for one in _HEADINGS))
    if level.isdecimal() and stem == "toc":
        return (small, *(f"{one} {level}" for one in _CONTENTS))
    return (small, *_OTHERS.get(small, ()))


class Styles:
    """The styles of a house by kind and name."""

    def __init__(self, root: Any) -> None:
        self.every = [one for one in root if one.tag == f"{W}style"]
        self._by_name: dict[tuple[str, str], Any] = {}
        self._by_id: dict[tuple[str, str], Any] = {}
        for one in self.every:
            for name in _called(one):
                self._by_name.setdefault((_kind(one), name), one)
            self._by_id.setdefault((_kind(one), id_of(one).lower()), one)

    def like(self, ours: Any) -> Any:
        """Return the style that is what one of ours is, or None."""
        kind, name = _kind(ours), value(ours, "name")
        if ours.get(f"{W}default") == "1":
            usual = (one for one in self.every if one.get(f"{W}default") == "1")
            found = next((one for one in usual if _kind(one) == kind), None)
            if found is not None:
                return found
        if kind == "table":
            return None
        every = names(name)
        found = _first(self._by_name.get((kind, one)) for one in every)
        if found is None:
            found = _first(self._by_id.get((kind, _as_id(one))) for one in every)
        return self._outlined(ours) if found is None else found

    def _outlined(self, ours: Any) -> Any:
        """Return the style of the same level where ours is a heading, or None."""
        level = _outline(ours)
        if level < 0:
            return None
        return _first(
            one
            for one in self.every
            if _kind(one) == "paragraph" and _outline(one) == level
        )


def id_of(style: Any) -> str:
    """Return the id of a style."""
    return str(style.get(f"{W}styleId", ""))


def _first(every: Iterable[Any]) -> Any:
    return next((one for one in every if one is not None), None)


def _kind(style: Any) -> str:
    return str(style.get(f"{W}type", "paragraph"))


def _called(style: Any) -> list[str]:
    aliases = value(style, "aliases").split(",")
    every = [value(style, "name"), *aliases]
    return [one.strip().lower() for one in every if one.strip()]


def _as_id(name: str) -> str:
    """Return a name as Word makes an id of it: without blanks and foreign letters."""
    return "".join(sign for sign in name if sign.isascii() and sign.isalnum())


def _outline(style: Any) -> int:
    found = child(child(style, "pPr"), "outlineLvl")
    return -1 if found is None else number(found.get(VAL), -1)
