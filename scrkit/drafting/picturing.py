"""What becomes of the pictures of a draft: kept beside the prose, each but once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from scrkit.drafting.units import Shown, Unit, sign_of
from scrkit.files import NewFile
from scrkit.prose.pictures import bare, fault, for_prose
from scrkit.prose.pointing import FOLDER, is_kept

UNTOLD = (
    "a picture has no text alternative: say in Word what it shows (right-click it, "
    "View Alt Text), for whoever cannot see it"
)
UNDRAWN = (
    "a picture cannot be kept: put it in as PNG or JPEG, of 12 MB and fifty million "
    "dots at most"
)
_BELOW = FOLDER.rpartition("/")[2]


@dataclass(slots=True, repr=False)
class Pictures:
    """The pictures of overview/pictures, and those that come to them."""

    held: Mapping[str, bytes]
    new: list[NewFile] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, content in self.held.items():
            if is_kept(name):
                for sign in _signs(content):
                    self._known.setdefault(sign, name)

    def kept(self, units: tuple[Unit, ...], section: str) -> tuple[Unit, ...]:
        """Return units whose pictures bear the names of their files.

        One that cannot be kept is asked about, and left out.
        """
        return tuple(self._kept(units, section))

    def _kept(self, units: tuple[Unit, ...], section: str) -> Iterator[Unit]:
        for unit in units:
            shown = unit.picture and self._shown(unit.picture, section)
            if unit.picture is None:
                yield unit
            elif shown:
                yield replace(unit, picture=shown)

    def _shown(self, picture: Shown, section: str) -> Shown | None:
        if not picture.told:
            # Asked, and kept all the same: the picture itself is no fault.
            self.asked.append(UNTOLD)
        name = self._known.get(picture.sign)
        if name is None:
            drawn = bare(picture.content) if picture.content else None
            if drawn is None or fault(drawn.data):
                self.asked.append(UNDRAWN)
                return None
            name = self._free(section, drawn.ending.replace("jpeg", "jpg"))
            self.new.append(NewFile(name, drawn.data))
            # The same picture twice in a report is one file.
            self._known[picture.sign] = name
        shown = for_prose(self.files[name])
        sign = sign_of(shown.data) if shown else picture.sign
        address = f"{_BELOW}/{name.rpartition('/')[2]}"
        return replace(picture, sign=sign, file=address)

    @property
    def files(self) -> dict[str, bytes]:
        """The pictures that there are, with those that come to them."""
        return {**self.held, **{one.path: one.content for one in self.new}}

    def _free(self, section: str, ending: str) -> str:
        taken = {*self.held, *(one.path for one in self.new)}
        # One more than there are: one of them is free.
        every = (f"{FOLDER}/{section}-{n}{ending}" for n in range(1, len(taken) + 2))
        return next(name for name in every if name not in taken)


def _signs(content: bytes) -> Iterator[str]:
    """Yield the marks of a file, and of how the draft showed it."""
    yield sign_of(content)
    drawn = bare(content)
    if drawn:
        yield sign_of(drawn.data)
