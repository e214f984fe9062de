"""Pictures in a redacted copy: the same to look at, and nothing else in them."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from scrkit.prose.pictures import MAX_PIXELS, bare

MARK = b"Zwelvex Braskhollo"
TEXT = MARK.decode()
# The mark as pixels: a picture that says it, if somebody looks.
SECOND = Image.frombytes("L", (9, 2), MARK)


def shape(mode: str = "RGB") -> Image.Image:
    """Return a small picture in which no corner is like another."""
    image = Image.new("RGB", (8, 6), (200, 40, 10))
    for at, colour in {
        (0, 0): (0, 0, 0),
        (7, 5): (0, 0, 255),
        (7, 0): (9, 99, 9),
    }.items():
        image.putpixel(at, colour)
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    held = io.BytesIO()
    image.save(held, kind, **how)
    return held.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def with_chunk(data: bytes, kind: bytes, content: bytes) -> bytes:
    return data[:33] + chunk(kind, content) + data[33:]


def segment(marker: int, content: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(content) + 2) + content


def with_segment(data: bytes, marker: int, content: bytes) -> bytes:
    return data[:2] + segment(marker, content) + data[2:]


def told_in_png() -> bytes:
    told = PngInfo()
    told.add_text("Comment", TEXT)
    told.add_itxt("Author", TEXT, "en", "who")
    return saved(shape(), "PNG", pnginfo=told)


def exif(turned: int = 1) -> bytes:
    told = Image.Exif()
    told[0x0112], told[0x010E], told[0x013B] = turned, TEXT, TEXT
    return told.tobytes()


def in_palette() -> bytes:
    image = shape().quantize(4)
    palette = image.getpalette() or []
    image.putpalette(palette[:12] + list(MARK))
    return saved(image, "PNG")


def behind_glass() -> bytes:
    image = Image.new("RGBA", (9, 4), (1, 2, 3, 255))
    for at, letter in enumerate(MARK):
        image.putpixel((at % 9, at // 9), (letter, letter, letter, 0))
    return saved(image, "PNG")


PNG, JPEG = saved(shape(), "PNG"), saved(shape(), "JPEG", quality=95)
PLACES = {
    "PNG texts": told_in_png(),
    "PNG EXIF": saved(shape(), "PNG", exif=exif()),
    "PNG profile": with_chunk(PNG, b"iCCP", MARK + b"\0\0" + zlib.compress(MARK)),
    "PNG private chunk": with_chunk(PNG, b"prVt", MARK),
    "PNG palette proposal": with_chunk(PNG, b"sPLT", MARK + b"\0\x08"),
    "PNG behind the end": PNG + MARK,
    "PNG unused colours": in_palette(),
    "PNG behind glass": behind_glass(),
    "APNG second picture": saved(
        shape("L"), "PNG", save_all=True, append_images=[Image.new("L", (8, 6), 77)]
    ),
    "JPEG comment": saved(shape(), "JPEG", comment=MARK),
    "JPEG EXIF": saved(shape(), "JPEG", exif=exif()),
    "JPEG XMP": with_segment(JPEG, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + MARK),
    "JPEG JFXX thumbnail": with_segment(JPEG, 0xE0, b"JFXX\0\x10" + MARK),
    "JPEG Photoshop": with_segment(JPEG, 0xED, b"Photoshop 3.0\x008BIM" + MARK),
    "JPEG profile": with_segment(JPEG, 0xE2, b"ICC_PROFILE\0\1\1" + MARK),
    "JPEG maker's own": with_segment(JPEG, 0xEB, MARK),
    "JPEG behind the end": JPEG + MARK,
    "JPEG second behind the first": JPEG + saved(shape(), "JPEG", comment=MARK),
    "MPO": saved(
        shape(), "MPO", save_all=True, append_images=[shape()], comment=MARK
    ),
    "JPEG in CMYK": saved(shape("CMYK"), "JPEG", comment=MARK),
    "GIF comment": saved(shape("P"), "GIF", comment=MARK),
    "GIF second picture": saved(
        shape("P"), "GIF", save_all=True, append_images=[shape("L")], comment=MARK
    ),
    "GIF behind the end": saved(shape("P"), "GIF") + MARK,
    "BMP behind the end": saved(shape(), "BMP") + MARK,
    "TIFF tags": saved(shape(), "TIFF", tiffinfo={270: TEXT, 315: TEXT, 65000: TEXT}),
    "TIFF second picture": saved(
        shape("L"), "TIFF", save_all=True, append_images=[SECOND]
    ),
    "WebP EXIF and XMP": saved(shape(), "WEBP", lossless=True, exif=exif(), xmp=MARK),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_picture_keeps_what_is_seen_and_nothing_else(place: str) -> None:
    before = PLACES[place]
    if place not in ("APNG second picture", "PNG behind glass", "PNG profile"):
        assert MARK in before or TEXT.encode() in zlib_opened(before)
    made = bare(before)

    assert made is not None
    assert MARK not in made.data
    assert MARK not in zlib_opened(made.data)
    seen = Image.open(io.BytesIO(before)).convert("RGBA")
    again = Image.open(io.BytesIO(made.data))
    assert again.size == seen.size
    assert getattr(again, "n_frames", 1) == 1
    assert again.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert near(seen, again.convert("RGBA"), 40 if made.ending == ".jpeg" else 0)


def zlib_opened(data: bytes) -> bytes:
    """Return the bytes with what PNG packs unpacked behind them."""
    at = data.find(b"IDAT")
    if at < 0:
        return data
    try:
        return data + zlib.decompressobj().decompress(data[at + 4 :])
    except zlib.error:
        return data


def near(left: Image.Image, right: Image.Image, most: int) -> bool:
    """Tell whether pictures look alike; what lets all through has no colour."""
    clear = Image.new("RGBA", left.size)
    one = Image.alpha_composite(clear, left).convert("RGBa").tobytes()
    other = Image.alpha_composite(clear, right).convert("RGBa").tobytes()
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_depth_draws_the_same_pixels(mode: str) -> None:
    image = Image.new(mode, (5, 3))
    image.putpixel((2, 1), 1 if mode in ("1", "L", "P", "I;16") else (9,) * len(mode))
    made = bare(saved(image, "PNG"))
    assert made is not None
    again = Image.open(io.BytesIO(made.data))
    assert again.convert("RGBA").tobytes() == image.convert("RGBA").tobytes()


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_photograph_stands_as_its_camera_said(turned: int) -> None:
    image = Image.new("L", (16, 32))
    image.paste(255, (0, 0, 8, 8))
    before = saved(image, "JPEG", exif=exif(turned), quality=95)
    made = bare(before)
    assert made is not None
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(before)))
    again = Image.open(io.BytesIO(made.data))
    assert again.size == upright.size
    assert near(upright.convert("RGBA"), again.convert("RGBA"), 12)


def huge(wide: int, high: int, depth: int = 1, kind: int = 0) -> bytes:
    """Return a picture that says it is larger than may be drawn, and holds nothing."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, depth, kind, 0, 0, 0))
    return PNG[:8] + head + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


NOT_DRAWN = {
    "nothing": b"",
    "half": PNG[:50],
    "half a photograph": JPEG[: len(JPEG) // 2],
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>',
    "EMF": b"\1\0\0\0" + bytes(36) + b" EMF" + bytes(60),
    "WMF": b"\xd7\xcd\xc6\x9a" + bytes(60),
    "an icon": saved(shape(), "ICO"),
    "twelve bits": JPEG.replace(b"\xff\xc0\0\x11\x08", b"\xff\xc0\0\x11\x0c"),
    "huge": huge(MAX_PIXELS, 2),
    "large, and lets something through": huge(MAX_PIXELS, 1, 8, 6),
}


@pytest.mark.parametrize("kind", NOT_DRAWN)
def test_what_cannot_be_drawn_anew_is_not_kept(kind: str) -> None:
    assert bare(NOT_DRAWN[kind]) is None


def test_two_runs_draw_the_same_bytes_and_the_document_has_a_limit() -> None:
    first, second = bare(PNG), bare(PNG)
    assert first == second
    assert bare(PNG, left=100) is None
