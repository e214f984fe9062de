"""What a whole review is measured by, point by point; measures nothing itself."""

from typing import Annotated

from msgspec import Meta

from scrkit.model.kinds import Format, Record, about
from scrkit.model.stages import Stage


class Point(Record, frozen=True, kw_only=True):
    """One point of a yardstick, with what of scrkit carries it."""

    id: Annotated[
        str,
        Meta(pattern=r"^((L|QM)[1-9][0-9]*|RR-[A-L]|HO-[1-9])$"),
        about("Id, such as L9, QM13, RR-A or HO-3."),
    ]
    title: Annotated[str, about("In a few words.")]
    says: Annotated[str, about("What it asks, in a sentence.")] = ""
    stage: Annotated[Stage, about("By the end of which stage it is to be seen.")]
    judge: Annotated[
        str, about("What only a person can judge; nothing: the records show it.")
    ] = ""
    records: Annotated[
        tuple[str, ...], Meta(min_length=1), about("Files that hold it.")
    ]
    parts: Annotated[
        dict[str, tuple[str, ...]],
        about("Of a file, the keys that hold it; unnamed, it is the whole file."),
    ] = {}
    either: Annotated[
        bool, about("Whether one of the files is enough, as staff are heard in either.")
    ] = False
    products: Annotated[
        tuple[str, ...], Meta(min_length=1), about("Reports or commands that show it.")
    ]


class Yardstick(Record, frozen=True, kw_only=True):
    """`yardsticks/<id>.yaml`: a guide or a set of markers, as points."""

    format: Annotated[Format, about("Format of the file: 1.")]
    id: Annotated[str, about("Id, such as quality-markers-2016.")]
    title: Annotated[str, about("What it is called.")]
    cite: Annotated[str, about("Citation, as it is printed.")]
    points: Annotated[tuple[Point, ...], Meta(min_length=1), about("Its points.")]
