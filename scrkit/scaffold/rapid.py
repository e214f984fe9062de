"""The file of a new rapid review, with comments for those who fill it in."""

from scrkit.frameworks import Framework

RAPID_FILE = "rapid-review.yaml"
_HEAD = """\
# The rapid review, from the notification to the national panel's reply. Its days stand
# in review.yaml (notified, rapid_review_sent), the answers to the criteria and who was
# told in criteria.yaml, the fields of the notification in reporting.yaml, and what is
# to be done in actions.yaml. People are written as mentions: @SW1. Never a name.
# Where it stands, and what is next: scr status
"""
_BODY = """\
notification:
  # What was notified, in a few sentences.
  what:
  reference:
  # Only where it turned out that the criteria were not met; the notice stays.
  withdrawn_because:
# The facts, as far as they can be found now.
facts:
# What each agency said, one an agency; none is an answer too, if it is said.
accounts: []
# Which school, college or early years setting was asked; or why none.
education:
# What was done at once so that children are safe: who, by when, done.
safety: []
safety_none:
# The child's daily life, and what the child said or showed.
child_voice:
# What the family says; or why it was not asked yet.
family_voice:
# Race, ethnicity, culture, faith, language, disability: who asked, and what it meant.
# What the family says itself stands under identity in people.yaml.
identity: []
# What is learnt already: strengths and improvements. Nothing of it waits for a review.
learning: []
"""
_END = """\
# Whether the case may be complex or of national importance, and why.
national:
# The three partners decide jointly: which review is to be held, why, and who dissents.
decision:
partners: []
# What a local review is to answer, if there is one.
questions: []
# The national panel's letter, and what followed.
panel_reply:
"""


def rapid_text(framework: Framework) -> str:
    """Return the text of rapid-review.yaml, with what the framework asks to weigh."""
    return _HEAD + _BODY + _weighed(framework) + _END


def _weighed(framework: Framework) -> str:
    lines = ["# To be taken into account; no number of them makes a review due.\n"]
    nodes = framework.criteria[0].tree.walk() if framework.criteria else ()
    found = [node for node in nodes if node.consideration and node.fact]
    if not found:
        return "".join(lines) + "considerations: []\n"
    lines.append("considerations:\n")
    for node in found:
        lines.append(f"  # {node.title}; the answer stands in criteria.yaml\n")
        lines.append(f'  - fact: {node.fact}\n    reasons: ""\n')
    return "".join(lines)
