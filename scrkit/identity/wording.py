"""The words for what is wrong with the register and with how it is kept."""

from msgspec.structs import replace

from scrkit.diagnostics import Diagnostic, Place, Severity
from scrkit.system.git import Untold
from scrkit.yamlfile.refusals import Wording

CUSTODY: dict[str, Wording] = {
    "SCR720": Wording(
        "names-in-git",
        "git holds the register of names in the clear",
        "Everybody who can read the repository, now or later, can read the names.",
        "Take it out with: git rm --cached identities.yaml - and tell whoever looks "
        "after the repository that its history holds names.",
    ),
    "SCR721": Wording(
        "key-in-git",
        "git holds a secret key of age",
        "Whoever has the repository can open the sealed register with it.",
        "Make a new key, seal the register again with it, and tell whoever looks after "
        "the repository that its history holds the old key.",
    ),
    "SCR722": Wording(
        "names-not-ignored",
        "the register of names is not kept out of git",
        "One git add of everything would put the names into the history for good.",
        "Add the line identities.yaml to .gitignore.",
    ),
    "SCR723": Wording(
        "code-twice",
        "this code is in the register twice",
        "Nobody can say which of the two is meant.",
        "Put both into one record, with the second name under aliases.",
    ),
    "SCR724": Wording(
        "code-unknown",
        "nobody and no place in people.yaml bears this code",
        "A name behind a code that nobody uses protects nobody.",
        "Correct it, or add the person with: scr people add",
    ),
    "SCR725": Wording(
        "no-name",
        "no name is given behind this code",
        "What is not in the register is not found in the texts.",
        "Add at least one name under names.",
        Severity.WARNING,
    ),
    "SCR726": Wording(
        "nhs-number-wrong",
        "this is no NHS number: ten digits of which the last checks the others",
        "A number with a slip in it is never found in the texts.",
        "Compare it with the record that it was copied from.",
    ),
    "SCR727": Wording(
        "codes-without-name",
        "codes of people.yaml are missing from the register",
        "The names of those people are not found in any text.",
        "See which with: scr people list",
        Severity.WARNING,
    ),
    "SCR728": Wording(
        "git-not-asked",
        "git could not be asked whether it holds names or keys: {why}",
        "A .git stands at or above this folder. What nobody could look at is never "
        "taken for clean: nothing is published and no name is written here meanwhile.",
        "The message says what is in the way; whoever looks after git can clear it. "
        "git status and git fsck show what git itself says.",
    ),
    "SCR729": Wording(
        "register-not-read",
        "the register of names could not be read: it belongs to somebody else",
        "Whoever opened it keeps it to themselves, and that is right. Whether it is "
        "sound was not looked at, and names were not looked for; all else was.",
        "Ask whoever opened the register to close it again: scr seal",
        Severity.NOTICE,
    ),
    "SCR740": Wording(
        "names-not-looked-for",
        "names were not looked for: the register is sealed and no key that opens it "
        "was given, or it cannot be used",
        "A name that stands in one of the files is not seen this time. Everything else "
        "was looked at.",
        "Look for names with: scr validate --key FILE - or set SCR_KEY. On a machine "
        "that is to know no names, leave it so.",
        Severity.NOTICE,
    ),
    "SCR741": Wording(
        "name-in-file",
        "this names somebody of the register",
        "Whoever gets the folder reads it, and git keeps it for good.",
        "Put the code in its place. In YAML and Markdown that is done by: scr code - "
        "where it is in a Word file and the like is told by: scr scan",
    ),
    "SCR743": Wording(
        "trace-in-file",
        "this leads to somebody of the register: a number, an address or a day of "
        "birth of theirs",
        "With it anybody can find them, without any name.",
        "Say what it is instead: a mobile number, the home address.",
    ),
    "SCR744": Wording(
        "name-of-a-file",
        "a file or folder is called by a name of the register",
        "Whoever sees a list of the files reads it.",
        "Give the file a name that says what is in it.",
    ),
    "SCR745": Wording(
        "file-not-looked-through",
        "names were not looked for in all of this file: {why}",
        "What nobody could look at is never taken for clean.",
        "Look at it yourself. What the review does not need is better kept elsewhere.",
        Severity.NOTICE,
    ),
}


def diagnose(code: str, place: Place, **told: str) -> Diagnostic:
    """Return the diagnostic of that code at a place; `told` fills its message."""
    wording = CUSTODY[code]
    message = wording.message.format(**told)
    return wording.at(code, place, message=message, stage="set-up")


def passphrase(place: Place) -> Diagnostic:
    """Return the diagnostic that git holds what a register was sealed with."""
    return replace(
        diagnose("SCR721", place),
        message="git holds a passphrase (SCR_PASSPHRASE)",
        do="Seal the register again with another passphrase, keep that outside of the "
        "folder, and tell whoever looks after the repository that its history holds "
        "the old one.",
    )


def not_asked(untold: Untold) -> Diagnostic:
    """Return the diagnostic that git could not tell, why, and the way out."""
    found = diagnose("SCR728", Place("review.yaml"), why=untold.why)
    return replace(found, do=untold.do)
