"""How agencies answer whether the child was seen, and alone."""

SEEN = {
    "yes": "yes",
    "no": "no",
    "not_recorded": "not recorded",
    "not_applicable": "not applicable",
}


# Agencies leave a dash where nothing was written down, which is not a no.
SEEN_TOO = {
    "y": "yes",
    "true": "yes",
    "n": "no",
    "false": "no",
    **dict.fromkeys(("n/r", "nr", "unknown", "not known", "n/k", "-"), "not_recorded"),
    **dict.fromkeys(("n/a", "na"), "not_applicable"),
}


# What stands beside boxes to tick, in the column's own words.
SEEN_ITSELF = {
    **dict.fromkeys(("seen", "child seen", "was seen"), "yes"),
    **dict.fromkeys(("not seen", "child not seen", "unseen", "was not seen"), "no"),
}


ALONE_ITSELF = {
    **dict.fromkeys(("alone", "seen alone", "was seen alone"), "yes"),
    **dict.fromkeys(("not alone", "not seen alone", "with others"), "no"),
}
