"""The forms of a rapid review: an agency's account, and what the office writes."""

from scrkit.forms.description import Form, Part
from scrkit.forms.shared import HOW, MORE_ROWS, NEW_ROWS
from scrkit.model.rapid import RapidReview

_OFFICE = "The form that the board's office fills in asks for it."

ACCOUNT = Form(
    name="rapid-account",
    title="Information for a rapid review",
    record=RapidReview,
    file="rapid-review.yaml",
    by="who answers for the agency in a rapid review",
    noted="information",
    told=(
        HOW,
        "Time is short: a few sentences on each are enough. Say what your agency knew "
        "and did, and what it did at once. If you hold nothing, say so: that is an "
        "answer as well.",
    ),
    parts={
        "accounts": Part("What your agency says"),
        "accounts.answer": Part(
            "Your answer",
            answers={
                "summary": "A summary",
                "nil_return": "We hold nothing",
                "none": "No answer",
            },
        ),
        "accounts.by": Part("Who answers (a role, not a name)"),
        "accounts.involvement": Part("What your agency knew and did"),
        "accounts.child": Part(
            "The child's daily life, and what the child said",
            "In the child's own words where you have them.",
        ),
        "accounts.safety": Part("What was done at once so that children are safe"),
        "accounts.strengths": Part("What worked well"),
        "accounts.improvements": Part("What could be better"),
        "accounts.note": Part("Anything else, such as what you could not look at"),
    },
    left_out={
        name: _OFFICE for name in RapidReview.__struct_fields__ if name != "accounts"
    },
    keyed={"accounts": "own_agency"},
    apart=True,
)

_ON_THE_BOOK = "The workbook is made for one agency."
# The same in Excel, for agencies whose people answer in a workbook.
ACCOUNT_SHEET = Form(
    name="rapid-account-sheet",
    title=ACCOUNT.title,
    record=RapidReview,
    file="rapid-review.yaml",
    whose="agency",
    noted="information",
    sheets=True,
    only=("accounts",),
    by=ACCOUNT.by,
    parts={
        **ACCOUNT.parts,
        "accounts": Part(
            "What your agency says",
            "One row: a few sentences in each cell are enough. If you hold nothing, "
            "say so under Your answer: that is an answer as well.",
        ),
    },
    left_out={**ACCOUNT.left_out, "accounts.agency": _ON_THE_BOOK},
)

RAPID = Form(
    name="rapid-review",
    title="Rapid review",
    record=RapidReview,
    file="rapid-review.yaml",
    to=("board",),
    by="the board's office, with the partners",
    called="rapid_review",
    told=(HOW,),
    parts={
        "notification": Part("The notification"),
        "notification.what": Part("What was notified, in a few sentences"),
        "notification.reference": Part("Reference of the notification"),
        "notification.withdrawn_because": Part(
            "If it was withdrawn: which criterion turned out not to be met"
        ),
        "facts": Part("The facts", "As far as they can be found now."),
        "education": Part(
            "School, college or early years setting",
            "Which was asked, and when; or why none.",
        ),
        "safety": Part("Immediate safeguarding action", MORE_ROWS),
        "safety.text": Part("What is done"),
        "safety.owner": Part("Who does it (a post, not a name)"),
        "safety.due": Part("By when", ahead=True),
        "safety.done": Part("Done on"),
        "safety_none": Part("Why none was needed", "Only where there was none."),
        "child_voice": Part(
            "The child's life and voice",
            "The child's day, and what the child said or showed.",
        ),
        "family_voice": Part("The family's voice", "Or why it was not asked yet."),
        "identity": Part(
            "Equality and identity",
            "Asked about and analysed: a label teaches nobody anything.",
        ),
        "identity.asked": Part("Who asked whom, and when; or why nobody could be"),
        "identity.analysis": Part("What it meant for this child, and whether bias did"),
        "learning": Part("What is learnt already", NEW_ROWS),
        "learning.id": Part("Reference", locked=True),
        "learning.kind": Part(
            "Kind",
            answers={"strength": "A strength", "improvement": "Something to improve"},
        ),
        "learning.text": Part("What was learnt"),
        "learning.shared": Part("Shared on"),
        "learning.how": Part("With whom, and how"),
        "considerations": Part(
            "What is to be weighed",
            "Found or not is answered in the form of the referral; here stands why.",
        ),
        "considerations.reasons": Part("Reasons"),
        "national": Part(
            "National importance",
            "Whether the case may be complex or of national importance, and why.",
        ),
        "decision": Part(
            "The partners' decision",
            "The local authority, the integrated care board and the police decide "
            "jointly, and each signs.",
        ),
        "decision.date": Part("Decided on"),
        "decision.review": Part(
            "Which review is to be held",
            answers={
                "local": "A local review",
                "national": "No local one; a national one is suggested",
                "both": "A local review, and a national one is suggested",
                "neither": "Neither",
            },
        ),
        "decision.reasons": Part("Reasons, naming the facts"),
        "partners": Part("The partners", "Each signs; one that dissents says why."),
        "partners.office": Part("Who signs for it (an office, not a name)"),
        "partners.agrees": Part("Agrees"),
        "partners.signed": Part("Signed on"),
        "partners.dissent": Part("If it does not agree: why"),
        "questions": Part(
            "Questions for a local review",
            f"What this rapid review could not answer. {MORE_ROWS}",
        ),
        "questions.text": Part("The question"),
        "questions.short": Part("In a few words"),
        "panel_reply": Part("The national panel's reply"),
        "panel_reply.received": Part("Received on"),
        "panel_reply.agrees": Part("Whether it agrees with the partners"),
        "panel_reply.text": Part("What it says"),
        "panel_reply.asks": Part("What it asks for"),
        "panel_reply.followed": Part("What the partners did about it"),
    },
    left_out={"accounts": "Each agency has a form of its own for it."},
    keyed={"considerations": "weighed", "identity": "subjects", "partners": "partners"},
)

OF_RAPID = (ACCOUNT, ACCOUNT_SHEET, RAPID)
