"""Tell when a place, a firm, a law or a prize is called by somebody's name."""

import re

from scrkit.patterns import later

_BLANK = r"[ \t\u00a0]"
# the Hartley model of supervision
_THE = later(r"\b[Tt]he\s$")
_MODEL = later(
    r"\s(?:model|theory|typology|framework|scale|inventory|questionnaire|syndrome)\b"
)
_DYNASTY = later(r"\s(?:dynasty|empire|emperors?)\b")
_NAMED_AFTER = """
street st road rd avenue ave lane ln drive close crescent court gardens grove terrace
place square walk way bridge park estate parade foundation trust fund institute
university college academy school primary junior infants library museum theatre hall
hospital hospice wing ward inquiry enquiry report review act model scale test score
prize lecture award charter medal society publishers press stadium building tower
church cathedral chapel station valley bay island isle forest woods river lake hills
cove farm inn arms hotel house lodge cottage moor beach springs falls village shoes
foods stores bakery motors garage solicitors builders construction holdings catering
wood football cricket rugby club parish common council county borough district ward
class classroom room nursery preschool playgroup clinic depot surgery centre center
rovers united athletic wanderers albion rangers hotspur argyle harriers fc afc rfc cc
sea ocean gulf desert peninsula mountains straits town chinese language dialect virus
appeal project
"""
_AFTER = frozenset(_NAMED_AFTER.split())
_THING = later(
    # Birch End Primary, Jasper National Park: one such word may stand between.
    rf"(?:{_BLANK}(?:End|Hill|Park|Green|Vale|Bank|Field|Fields|Tree|Brook|Ford|Gate|Farm|"
    r"Lane|Street|National|Royal|Memorial|Community|Country|Retail|Business|Industrial|"
    r"Leisure|Nature|Wildlife|Village|Children['’]?s|Sports|Medical|Health|Youth|Day))?"
    rf"{_BLANK}(?P<name>[A-Z][a-z]+|[A-Z]{{3,}})(?!\w)"
)
# Jonah's Café, Jonah's Law.
_OF_SOMEBODY = later(
    rf"['’]s{_BLANK}(?:Caf[eé]|Bakery|Diner|Grill|Bistro|Deli|Pizzeria|Takeaway|Salon|"
    r"Barbers?|Motors|Florist|Law|Rule|Act|Charter|Fund|Day|Foundation|Trust|"
    r"Well|Chapel|Church|Tower|Bay|Seat|Cross|Dyke|restaurant|caf[eé]|bakery|theory|typology|"
    r"framework|syndrome|disease)(?!\w)"
)
_OF_PRAYER = later(
    r"\s\((?:peace\s|pbuh\b|p\.b\.u\.h|saw\b|as\b|\u0635)", re.IGNORECASE
)
# Hartley Home Repairs Ltd; Hartley and Marsh LLP; Hartley & Sons
_COMPANY = later(
    rf"(?:{_BLANK}(?:&|and|[A-Z][\w'’&-]*)){{0,5}}?"
    rf"{_BLANK}(?:Ltd|Limited|plc|PLC|LLP|Inc|CIC|GmbH|Corp)\b"
    rf"|{_BLANK}(?:&|and){_BLANK}(?:Sons?|Daughters?|Co|Partners|Associates|Bros)\b"
)
# The Cape of Good Hope, Port Hope; a band of hope.
_PLACE_BEFORE = later(
    # Lord Hope, Queen Maeve: no title of a family under review.
    rf"\b(?:Lord|Baron(?:ess)?|[Pp]rophet|apostle|[Ee]mperor|Lady|Countess|Duchess|King|Queen|Princess|Prince|Pope|Archbishop){_BLANK}$|"
    rf"\b(?:Mt|HMS|RMS|MV|SS|Hurricane|[Ss]torm|ship|Project|Operation|Programme|Charity|County|Province|Good|New|North|South|East|West|Great|Upper|Lower|Cape|Port|Mount|Lake|Fort|"
    rf"Point|(?:Cape|Band|City|Port|Bay|Isle|Vale|River|Church|Land){_BLANK}of"
    rf"(?:{_BLANK}Good)?){_BLANK}$"
)


def is_called_after(text: str, end: int, before: str) -> bool:
    """Tell whether a place, a company or a foundation is called so."""
    match = _THING.match(text, end)
    if match is not None and match["name"].lower() in _AFTER:
        return True
    if _OF_SOMEBODY.match(text, end) or _OF_PRAYER.match(text, end):
        return True
    of_rulers = _DYNASTY.match(text, end) is not None
    if of_rulers or (_THE.search(before) and _MODEL.match(text, end)):
        return True
    return (
        _COMPANY.match(text, end) is not None
        or _PLACE_BEFORE.search(before) is not None
    )
