"""The words by which chronologies tell of referrals, missed contacts and no action.

As data: each list is a key and the wordings of the field for it, as patterns. The
first key that fits is the one that counts. Case counts only where a list says (?-i:…).
"""

from collections.abc import Mapping

WordList = Mapping[str, tuple[str, ...]]

_SERVICES = r"(?:social care|social services|children['’]s services|CSC)"

# A text without any of these, in small letters, fits no wording of its list.
REFERRAL_STEMS = ("refer", "mash", "safeguarding hub", "contact to", "contact with")
MISSED_STEMS = (
    *("brought", "wnb", "dna", "attend", "missed", "kept", "access", "home", "not in"),
    *("nobody", "no one", "no-one", "no reply", "no answer", "gain", "cancel"),
    *("put off", "postponed", "unanswered", "voicemail", "answer"),
)

# What was sent on, and to whom: to social care, or to anybody else.
REFERRALS: WordList = {
    "social_care": (
        r"(?-i:\bMASH\b)",
        r"\bmulti[- ]agency safeguarding hub\b",
        rf"\breferr(?:ed|al|als|ing)\b[^.]{{0,60}}\b{_SERVICES}\b",
        rf"\bcontact (?:to|with) {_SERVICES}\b",
        r"\binter-agency referral\b",
        r"\bchild protection referral\b",
        r"\b(?:PVP|CAF|safeguarding) referral\b",
    ),
    "received": (
        r"\breferrals? (?:(?:was|were) )?(?:received|accepted|came in)\b",
        r"\breceived (?:an? |the )?(?:new )?referrals?\b",
    ),
    "other": (
        r"\breferr(?:ed|als?|ing)\b(?!\s+(?:not needed|back))",
        r"\brefers (?!back)",
    ),
}

# What came of it, as the action or decision says.
OUTCOMES: WordList = {
    "no_further_action": (
        r"\bno further action\b",
        r"(?-i:\bNFA\b)",
        r"\b(?:below|did not meet|not meet|not met)\b[^.]{0,30}\bthreshold\b",
        r"\bthreshold\b[^.]{0,40}\bnot met\b",
        r"\bcase closed\b",
        r"\bscreened out\b",
        r"\bnot (?:progressed|accepted)\b",
        r"^closed\b",
        r"\badvice (?:only|given)\b",
    ),
    "strategy": (
        r"\bstrategy (?:discussion|meeting)\b",
        r"\bsection 47\b",
        r"\bs\.? ?47\b",
        r"\bjoint investigation\b",
    ),
    "assessment": (
        r"\bassess(?:ment|ments|ed|ing)?\b",
        r"\ballocated\b",
    ),
    "none_recorded": (
        r"^\W*$",
        r"\bno (?:action|outcome|decision) (?:is|was) recorded\b",
        r"\bno reply\b",
    ),
}

MISSED: WordList = {
    "not_brought": (
        r"\b(?:was|were|been|is) not brought\b",
        r"(?-i:\bNot brought\b)",
        r"(?-i:\bWNB\b)",
    ),
    "did_not_attend": (
        r"(?-i:\bDNA(?:['’]?d)?\b)(?! (?:test|sample|profile|evidence|swab))",
        r"\b(?:did not|didn['’]t|failed to|not) attend(?:ed)?\b",
        r"\bnon-attendance\b",
        r"\b(?:appointments?|clinics?|contacts?|visits?|sessions?)"
        r"(?: (?:was|were|had been|been))? (?:missed|not kept)\b",
        # A referral about missed appointments is no missed one.
        r"(?<!about )(?<!regarding )(?<!concerning )(?<!over )\bmissed (?:\w+ )?"
        r"(?:appointments?|clinics?|contacts?|sessions?|visits?)\b",
    ),
    "no_access": (
        r"\bno access\b",
        r"\bnot (?:at home|in when)\b",
        r"\b(?:nobody|no one|no-one) (?:in|home|at home|answered the door)\b",
        r"\bno (?:reply|answer) at (?:the )?(?:door|front|back|home|house|address)\b",
        r"\b(?:unable to|could not) gain (?:access|entry)\b",
    ),
    "no_answer": (
        r"\b(?:calls?|called|telephoned?|phoned?|rang)\b[^.]{0,60}\b"
        r"(?:no (?:reply|answer)|"
        r"without (?:an |any )?(?:reply|answer)|(?:un|not )answered|voicemail)\b",
        r"\bunanswered (?:tele)?(?:phone )?calls?\b",
        r"\b(?:did not|didn['’]t|not) answer(?:ing)? (?:the |her |his |their )?"
        r"(?:tele)?(?:phone|mobile|calls?)\b",
    ),
    "cancelled": (
        r"\bcancel(?:led|s|lation)\b",
        r"\bput off\b",
        r"\bpostponed\b",
    ),
}

# An action or decision that says that there was none.
NO_ACTION: WordList = {
    "said": (
        r"\bno further action\b",
        r"(?-i:\bNFA\b)",
        r"\bno action\b",
        r"\bnothing further\b",
        r"^none\b",
        r"^nil\b",
    ),
}
