"""What the months and the days of the week are called, whole and in short: one list.

English alone; months in other languages stand where documents of others are searched.
"""

# Written out: Python's calendar names them in the language of the machine, and takes a
# millisecond of every start.
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
"""January to December."""
MONTH_NUMBERS = {
    word: number
    for number, name in enumerate(MONTH_NAMES, 1)
    for word in (name.lower(), name[:3].lower())
} | {"sept": 9}
"""The number of a month, 1 to 12, by its name in small letters, whole or in short."""
MONTH_SHAPE = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
"""How the name of a month may stand in a text in small letters."""

WEEKDAY_NAMES = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
"""Monday to Sunday."""
WEEKDAY_SHAPE = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
"""How a day of the week may stand in a text in small letters, whole or in short."""
WHOLE_WEEKDAY_SHAPE = f"(?:{'|'.join(WEEKDAY_NAMES).lower()})"
WEEKDAY_WORDS = frozenset(name.lower() for name in WEEKDAY_NAMES) | frozenset(
    ["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"]
)
CALENDAR_WORDS = WEEKDAY_WORDS | MONTH_NUMBERS.keys()
"""Each month and day of the week in small letters, whole or in short."""
