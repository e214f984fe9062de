"""Days of the year that have a name: which month each one lies in."""

FIXED = {
    "january": r"new\s+year['’]?s?\s+day|new\s+year(?=\s+(?:19|20)\d\d)|"
    r"twelfth\s+night|burns\s+night|holocaust\s+memorial\s+day|"
    r"(?:mlk|martin\s+luther\s+king(?:\s+jr\.?)?)(?:['’]s)?\s+day",
    "february": r"(?:st\.?\s+)?valentine['’]?s(?:\s+day)?",
    "march": r"st\.?\s+(?:patrick|david)['’]?s\s+day|"
    r"(?:dydd\s+)?g(?:ŵ|w\u0302?)yl\s+dd?ewi(?:\s+sant)?",
    "april": r"st\.?\s+george['’]?s\s+day|april\s+fools?['’]?\s+day",
    "may": r"may\s*day|ve[\s-]day",
    "june": r"longest\s+day(?:\s+of)?(?=\s+(?:19|20)\d\d)|summer\s+solstice",
    "july": r"twelfth\s+of\s+july",
    "october": r"hallow['’]?e['’]?en",
    "november": r"bonfire\s+night|guy\s+fawkes(?:\s+night)?|armistice\s+day|"
    r"st\.?\s+andrew['’]?s\s+day",
    "december": r"shortest\s+day(?:\s+of)?(?=\s+(?:19|20)\d\d)|winter\s+solstice|"
    r"(?:dydd\s+|noswyl\s+)nadolig|"
    r"christmas\s+(?:day|eve)|boxing\s+day|new\s+year['’]?s?\s+eve|"
    r"hogmanay|st\.?\s+stephen['’]?s\s+day|xmas\s+(?:day|eve)",
}
"""By the month in small letters, how its named days may stand in a text."""
