"""Write in a Word file with LibreOffice itself, as somebody does who sits before it.

It runs under a Python that has LibreOffice's own module `uno`, with nothing of ours:
python3 office.py FILE.docx PICTURE.png OUT.docx
"""

import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import (  # type: ignore[import-not-found]
    NoConnectException,
)
from com.sun.star.text.ControlCharacter import (  # type: ignore[import-not-found]
    PARAGRAPH_BREAK,
)

SERVICE = "com.sun.star.text."


def main(source: str, picture: str, out: str) -> None:
    """Open a file, write in it and save it as a Word document."""
    pipe = f"scr{uuid.uuid4().hex}"
    with tempfile.TemporaryDirectory() as home:
        words = ["soffice", "--headless", "--norestore", "--nologo"]
        words.append(f"-env:UserInstallation={Path(home).as_uri()}")
        words.append(f"--accept=pipe,name={pipe};urp;")
        office = subprocess.Popen(words)
        try:
            there = reached(pipe)
            desktop = made(there, "com.sun.star.frame.Desktop")
            document = desktop.loadComponentFromURL(
                Path(source).as_uri(), "_blank", 0, (valued("Hidden", True),)
            )
            menu = made(there, "com.sun.star.frame.DispatchHelper")
            written(document, menu, graphic(there, picture))
            kind = valued("FilterName", "MS Word 2007 XML")
            document.storeToURL(Path(out).as_uri(), (kind,))
            document.close(True)
            desktop.terminate()
            office.wait(60)
        finally:
            office.kill()


def reached(pipe: str) -> Any:
    """Return what LibreOffice is asked through, once it has started."""
    here = uno.getComponentContext()
    resolver = made(here, "com.sun.star.bridge.UnoUrlResolver")
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    for _ in range(120):
        try:
            return resolver.resolve(address)
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def made(there: Any, service: str) -> Any:
    """Return one of LibreOffice's own services."""
    return there.ServiceManager.createInstanceWithContext(service, there)


def valued(name: str, value: object) -> Any:
    """Return an option, as LibreOffice takes it."""
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def written(document: Any, menu: Any, picture: Any) -> None:
    """Change a word; add an item, a footnote, a picture, two comments, a change."""
    found(document, "a dentist").String = "a school dentist"
    below(document, "in the swimming bath", "on the ferry")

    at = found(document, "asked the ferryman")
    note = document.createInstance(f"{SERVICE}Footnote")
    at.Text.insertTextContent(at.End, note, False)
    note.insertString(note.createTextCursor(), "Asked by telephone.", False)

    shown = document.createInstance(f"{SERVICE}TextGraphicObject")
    shown.Graphic = picture
    shown.AnchorType = uno.Enum(f"{SERVICE}TextContentAnchorType", "AS_CHARACTER")
    shown.Width, shown.Height = 2000, 1500  # hundredths of a millimetre
    shown.Description = "A path through a wood"
    cursor = below(document, "The ferry is told of above.", "")
    cursor.Text.insertTextContent(cursor, shown, False)

    for words, said in (("school dentist", "Which one?"), ("ferry is told", "Where?")):
        # As its menu does: the programming interface inserts none over a few words.
        document.CurrentController.select(found(document, words))
        say = (valued("Text", said), valued("Author", "A Reader"))
        frame = document.CurrentController.Frame
        menu.executeDispatch(frame, ".uno:InsertAnnotation", "", 0, say)

    document.RecordChanges = True
    found(document, "every fortnight").String = "every spring"
    document.RecordChanges = False


def found(document: Any, words: str) -> Any:
    """Return the one place where these words stand."""
    wanted = document.createSearchDescriptor()
    wanted.SearchString = words
    every = document.findAll(wanted)
    if every.Count != 1:
        raise SystemExit(f"{every.Count} times in the file: {words}")
    return every.getByIndex(0)


def below(document: Any, words: str, text: str) -> Any:
    """Press Enter behind these words, type a text, and return where that ends."""
    at = found(document, words)
    cursor = at.Text.createTextCursorByRange(at.End)
    at.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    at.Text.insertString(cursor, text, False)
    return cursor


def graphic(there: Any, path: str) -> Any:
    """Return a picture as LibreOffice reads it from a file."""
    provider = made(there, "com.sun.star.graphic.GraphicProvider")
    return provider.queryGraphic((valued("URL", Path(path).as_uri()),))


if __name__ == "__main__":
    main(*sys.argv[1:])
