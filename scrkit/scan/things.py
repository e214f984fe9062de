"""Tell when a word that is somebody's name is said of a beast, a dish, a room, a key.

Only of parts of a name, and never where a title or a label stands before the word or a
deed behind it: who cries or is rung is somebody.
"""

import re

from scrkit.identifiers.english import is_english, is_written_as_a_word
from scrkit.identifiers.places import is_street_word
from scrkit.patterns import later
from scrkit.scan.grading import (
    is_behind_a_deed,
    is_told_of_somebody,
    opens_a_sentence,
)
from scrkit.scan.titles import (
    is_no_name,
    is_of_a_book,
    is_of_a_known_title,
    is_of_a_title,
)

# What is grown, cooked, sung, worn or caught: jasmine tea, Badger setts, Angus beef.
_OF_THINGS = """
agreement album albums apples bakery ballet balm bark barley beef beer beers berries
blossom boots bread breed breeds buds bulbs burger burgers bush bushes butter cake
cakes carol carols cheese classes clothing cocktail colony complex compost cooker
cookers costume costumes cream cubs cuttings den dens disease doll dolls droop effect
essence extract fashion feathers feed film flavour flour flowers flu foal font fronds
fur garden gin group gum habitat hedge hive honey hop hops hunt hunting hut huts hymn
ink jam juice kennel lager leaf leaves lingerie lotion marmalade meadow meat milk moth
muffin mug musical needles nest nests nomination novel oak oil ointment opera oven
ovens paint park pasta perfume petals pie pies plant plants poem pollen potatoes
prints pub pups range rice rings rollers roots rubber rug salad sauce saucepan scale
scent seed seeds sett setts shampoo shoes shrub shrubs soap song songs soup species
sponge spp stew stove stoves straw stuffing sweets syndrome syrup tart tea teabags
tights tracks tree trees tube tubes tunnel twigs varieties variety vase vine vinegar
virus walnuts wheat whistle wine wines wood woods wool wreath
"""
_THING = later(rf"[ \u00a0-](?:{'|'.join(_OF_THINGS.split())})\b")
# Spike the dog, Bunny the school rabbit.
_BEASTS = """
dog cat rabbit hamster goldfish fish bear pony horse donkey cow sheep pig goat duck
hen parrot budgie puppy kitten tortoise snake lizard mouse fox badger owl lion tiger
elephant monkey dragon dinosaur reindeer robot clown wizard witch engine tractor tank
mascot puppet snail frog
"""
_BEAST = later(
    rf",?[ \u00a0]the[ \u00a0](?:\w+[ \u00a0])?(?:{'|'.join(_BEASTS.split())})\b"
)
_TALES = r"""
Whale Ark Lions? Giant Beanstalk Wolf Bears? Dragon Witch Fox Mice Goose Magic.\w+
Chocolate Peach Lamp Sea Flood Goblet Chamber Wizard
"""
_IN_A_STORY = later(
    rf"[ \u00a0]and[ \u00a0]the[ \u00a0](?:{'|'.join(_TALES.split())})\b"
)
_KINDS = (
    "balm herb plant mint tree shrub flower bird fish dog cat rabbit wood stone colour"
)
_KIND = later(rf"[ \u00a0]\([a-z ]*\b(?:{'|'.join(_KINDS.split())})\)")
# Of no person are there signs, rays or years: Signs of Hope, the Year of Grace.
_SIGNS = """
Signs? Beacons? Rays? Messages? Journeys? Gardens? Gifts? States? Means Acts? Circles?
Doors? Paths? Pathways? Power Songs? Seeds? Voices? Bridges? Years? Feasts? Age Winds?
Sounds? Festival Throne Covenant Language
"""
_OF = later(
    rf"\b(?:(?:{'|'.join(_SIGNS.split())})[ \u00a0](?:of|to|for)|"
    r"[Gg]ospel[ \u00a0][Aa]ccording[ \u00a0]to)[ \u00a0]$"
)
# What there are signs of, and songs for; of nobody's child.
_VIRTUES = """
hope grace faith joy mercy charity peace honor honour verity constance prudence patience
felicity love glory destiny heaven heavens harmony melody serenity unity trinity dawn
spring summer autumn winter mark
"""
_OF_VIRTUE = frozenset(_VIRTUES.split())
# Dee-licious; "jasper": "#d73b3e", a key of a program's file.
_JOINED = later(r"-[a-z]{3,}")
# Red, Amber or Green; Bravo, Oscar, Tango: words of one kind, in a row.
_ROWS = """
red green blue yellow orange black white purple pink brown grey gray indigo silver gold
alpha bravo charlie delta echo foxtrot golf hotel juliet juliett kilo lima november papa
quebec romeo sierra tango uniform whiskey yankee zulu
"""
_ROW = "|".join(_ROWS.split())
_ROW_BEFORE = later(rf"\b(?:{_ROW})(?:,|/|,?\s(?:or|and|&|to))\s?$", re.IGNORECASE)
_ROW_BEHIND = later(rf"(?:,|/|,?\s(?:or|and|&|to))\s?(?:{_ROW})\b", re.IGNORECASE)
_FONT = later(
    r"\bfont(?:-family|-face|\sfamily|name)?[\"']?\s?[:=]\s?[^;\n]{0,60}$", re.I
)
_OF_FONT = later(r"[ \u00a0](?:\d{1,2}[ -]?(?:pt|point)\b|font\b)")
_ABROAD = later(r",[ \u00a0](?:USA?|France|Texas|Italy|Spain|Germany)\b")
# Kiln Lane, Small Heath: what many places are called, behind a word with a capital.
_CAPITAL = later(r"\b(?P<word>[A-Z][a-z]+)[ \u00a0]$")
_LANDS = """
heath marsh moor field fields hill hills wood woods ford bridge bank banks brook dale
green common cliff cliffs cross vale stone stones park lane rise grove
"""
_OF_LAND = frozenset(_LANDS.split())
_KEY = later(r"[\"']\s?:")
_KEY_LETTERS = 3
_THE = later(r"\bthe[ \u00a0]$")
# What is called by flowers, saints and virtues: wards, rooms, classes, storms, puppies.
_CALLED = """
value virtue ward room house table group bay plant flower tree shrub herb bulb seed
bird animal colou?r paint gem gemstone jewel storm hurricane pet rabbit hen horse
chicken ship boat train locomotive pub font scent tea spice apple rose wine cheese
breed server printer film book song hymn carol poem play novel god planet moon word
classe puppie kittie ponie potatoe kitten
"""
_ONE = "|".join(_CALLED.split())
_LISTED = later(
    rf"\b(?:(?:{_ONE})s|(?:{_ONE}|class)\s(?:names?|list))\s?[:–-]\s[^.:\n]{{0,120}}$",
    re.IGNORECASE,
)
_LISTS = later(
    r"(?:,?\s(?:and|or|&)?\s?[A-Z][a-z]+){0,6}(?:\sare)?(?:\sour|\sthe)?(?:\s[a-z]+)?\s"
    rf"(?:{_ONE})s\b"
)
_AMONG = later(r"(?:,|\band|\bor|&|/)\s?$|^\s?(?:,|and\b|or\b|&|/)")
_FAMILY = later(r"\b(?:the|family|all)\s+$", re.IGNORECASE)
_PLURAL = later(r"e?s(?![^\W\d_])")
_AROUND = 140


def is_a_thing(text: str, start: int, end: int) -> bool:
    """Tell whether a part of a name at a place of a text is said of a thing."""
    before, behind, begun = _beside(text, start, end)
    said = text[start:end].casefold()
    if is_of_a_known_title(before, said, behind):
        return True
    if is_told_of_somebody(text, start, end):
        return False
    shapes = (_THING, _BEAST, _IN_A_STORY, _KIND, _JOINED, _OF_FONT, _ABROAD)
    return (
        any(one.match(behind) for one in shapes)
        or _FONT.search(before) is not None
        or _is_of_a_place(text[start:end], before)
        or (said in _OF_VIRTUE and _OF.search(before) is not None)
        or _is_in_a_title(text, before, behind, begun, start)
        or _is_word_elsewhere(text, start, end)
        or _is_one_of_many(text, text[start:end])
    )


def is_titled_or_told(text: str, start: int, end: int) -> bool:
    """Tell whether a name stands in a title, or its text says that it names a thing."""
    before, behind, begun = _beside(text, start, end)
    return is_of_a_known_title(before, text[start:end], behind) or (
        not is_told_of_somebody(text, start, end)
        and (
            _is_in_a_title(text, before, behind, begun, start)
            or any(one.match(behind) for one in (_OF_FONT, _KIND, _ABROAD))
            or _FONT.search(before) is not None
        )
    )


def _is_in_a_title(text: str, before: str, behind: str, begun: int, start: int) -> bool:
    return is_of_a_title(before, behind) or is_of_a_book(
        text[begun:].partition("\n")[0], start - begun
    )


def _is_of_a_place(said: str, before: str) -> bool:
    """Tell whether a word ends the name of a place or a street: Kiln Lane."""
    match = _CAPITAL.search(before)
    small = said.casefold()
    return match is not None and (
        (small in _OF_LAND or is_street_word(small)) and is_no_name(match["word"])
    )


def _beside(text: str, start: int, end: int) -> tuple[str, str, int]:
    """Return what stands before and behind a word in its line; where that begins."""
    line, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    behind = text[end : stop if stop >= 0 else None][:_AROUND]
    return text[max(line, start - _AROUND) : start], behind, line


def is_word_or_key(text: str, start: int, end: int) -> bool:
    """Tell whether a forename in small letters is a word of prose, or a program's key.

    In a line that has no capital at all nobody is written with one.
    """
    said = text[start:end]
    word = is_written_as_a_word(said)
    if _KEY.match(text, end) and text[start - 1 : start] in ("'", '"'):
        return word or len(said) <= _KEY_LETTERS
    before, behind, _ = _beside(text, start, end)
    if (
        f"{before}{said}{behind}".islower()
        or is_told_of_somebody(text, start, end)
        or is_behind_a_deed(before)
    ):
        return False
    return word or (_THE.search(before) is not None and behind.startswith(" of "))


def _is_word_elsewhere(text: str, start: int, end: int) -> bool:
    """Tell whether a word with which a sentence opens is a word of prose in its text.

    Jasper is a stone; agate, jasper and flint were used.
    """
    said = text[start:end]
    small = said.lower()
    return (
        said.istitle()
        and is_written_as_a_word(small)
        and opens_a_sentence(text, start)
        and re.search(rf"(?<![\w'’-]){small}(?![\w'’-])", text) is not None
    )


def _is_one_of_many(text: str, said: str) -> bool:
    """Tell whether a text has a word in small letters for things: the agas, an aga."""
    small = re.escape(said.lower())
    return (
        re.search(rf"\b(?:[Tt]he {small}s|[Aa]n? {small})\b(?!['’-])", text) is not None
    )


def is_of_a_list(text: str, start: int, end: int) -> bool:
    """Tell whether a word is listed among those by which rooms, plants, values go."""
    before, behind, _ = _beside(text, start, end)
    if (
        _LISTED.search(before)
        or _ROW_BEFORE.search(before)
        or _ROW_BEHIND.match(behind)
    ):
        return True
    return _LISTS.match(behind) is not None and (
        _AMONG.search(before) is not None or _AMONG.match(behind) is not None
    )


def is_plural_word(text: str, start: int, end: int) -> bool:
    """Tell whether a name with the s of a plural is a word: foxes; but no family."""
    ending = _PLURAL.match(text, end)
    if ending is None or not is_english(text[start:end] + ending[0]):
        return False
    return text[start:end].islower() or not (
        _FAMILY.search(text, max(0, start - 12), start)
        or is_told_of_somebody(text, start, ending.end())
    )
