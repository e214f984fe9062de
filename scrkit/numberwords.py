"""What small numbers are called, counted and in a row: one list."""

SMALL = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
"""The words for one to nineteen."""
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
"""The words for twenty to ninety."""
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
    *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
"""The words for first to twentieth."""
UNIT_SHAPE = "|".join(SMALL[:9])
"""How the word for one to nine may stand in a text in small letters."""
HOUR_SHAPE = "|".join(SMALL[:12])
"""… for one to twelve, as an hour or a dozen things are counted."""
