"""Tell which words of a review are nobody's name."""

import re
from collections.abc import Iterable

from scrkit.frameworks import role_words
from scrkit.identifiers.letters import words_of
from scrkit.identifiers.ordinary import is_ordinary
from scrkit.model.review import Review

# Letters that records of every agency write, and that are nobody's initials.
_LETTERS = """
nfa dna was cnb cp cin chin cpp cpc icpc rcpc taf tac caf mash lac nhs camhs amhs aed
ed dob dv da dash marac mappa sen ehcp ehc lado scr lscb imr tor s47 s17 ni nr nk na
gcs bp bmi ct mri iv icu nicu scbu tc hv sw gp mw pc dc ds di ca sgo epo ico pho asb
ea la ta bst gmt am pm id uk cctv pnc crb dbs sms eip cpn cmht iapt pip hmo amp sio
cid ppu cpu cait fgc plo cafcass rao nspcc ofsted senco eyfs
mappa idva isva rspca cpoms adhd asd ptsd gcse sats hmrc dwp cdop sudi sudic pcso yot
yos neet fgm picu emis uprn
"""
# An address is written small, whoever it is of.
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
_SHORT = frozenset(_LETTERS.split())


def usual_words(review: Review) -> frozenset[str]:
    """Return the folded words that are nobody's name: offices, agencies, codes."""
    people = review.people
    texts = [review.case.title, review.case.board.name, review.case.board.chair]
    texts += [agency.name for agency in review.case.agencies]
    texts += [word for one in people.people for word in (one.code, one.label, one.role)]
    texts += [word for one in people.places for word in (one.code, one.label, one.kind)]
    texts += [word for t in review.glossary.terms for word in (t.short, t.long)]
    found = {word for text in texts for word in words_of(text)}
    prefixes = {agency.prefix.casefold() for agency in review.case.agencies}
    codes = {code.casefold() for code in people.codes}
    return frozenset(found | prefixes | codes | role_words() | _SHORT)


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that texts write small as well: those are no names."""
    bare = (_ADDRESS.sub(" ", text) for text in texts)
    found = {w for text in bare for w in re.findall(r"\b[a-z]{2,}\b", text)}
    return frozenset(word for word in found if not is_ordinary(word))
