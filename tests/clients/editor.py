"""An editor's side of the language server protocol, over a program's stdin and out."""

import json
import queue
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

Message = dict[str, Any]
_PATIENCE = 60.0
_SETTINGS = {
    "yaml": {
        "validate": True,
        "completion": True,
        "hover": True,
        "schemaStore": {"enable": False},
    }
}


class Editor:
    """A session with a language server: opens files, reads what it says of them."""

    def __init__(self, server: "subprocess.Popen[bytes]", root: Path) -> None:
        assert server.stdin is not None
        assert server.stdout is not None
        self._to: BinaryIO = server.stdin  # type: ignore[assignment]
        self._heard: queue.Queue[Message] = queue.Queue()
        self._number = 0
        listener = threading.Thread(
            target=self._listen, args=(server.stdout,), daemon=True
        )
        listener.start()
        folder = {"uri": root.as_uri(), "name": root.name}
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"completion": {"completionItem": {}}},
        }
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "workspaceFolders": [folder],
                "capabilities": capabilities,
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def faults(self, path: Path) -> list[Message]:
        """Open a file and return what the server finds wrong with it."""
        self._open(path)
        while True:
            message = self._heard.get(timeout=_PATIENCE)
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                if params["uri"] == path.as_uri():
                    found: list[Message] = params["diagnostics"]
                    return found

    def completions(self, path: Path, line: int, column: int) -> list[str]:
        """Open a file and return the words offered at a place, counted from 0."""
        self.faults(path)
        where = {"line": line, "character": column}
        asked = {"textDocument": {"uri": path.as_uri()}, "position": where}
        answer = self._ask("textDocument/completion", asked)
        items = answer["items"] if isinstance(answer, dict) else answer
        return [item["label"] for item in items]

    def _open(self, path: Path) -> None:
        text = path.read_text("utf-8")
        file = {
            "uri": path.as_uri(),
            "languageId": "yaml",
            "version": 1,
            "text": text,
        }
        self._tell("textDocument/didOpen", {"textDocument": file})

    def _ask(self, method: str, params: Message) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._heard.get(timeout=_PATIENCE)
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, params: Message) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode("utf-8")
        self._to.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._to.flush()

    def _listen(self, server: BinaryIO) -> None:
        for message in _messages(server):
            if "method" in message and "id" in message:
                # What the server asks for: its settings, or to be told of changes.
                answer: Any = None
                if message["method"] == "workspace/configuration":
                    asked = message["params"]["items"]
                    answer = [_SETTINGS.get(one["section"], {}) for one in asked]
                self._send({"id": message["id"], "result": answer})
            else:
                self._heard.put(message)


def _messages(server: BinaryIO) -> Iterator[Message]:
    while True:
        length = 0
        while (line := server.readline()).strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            return
        yield json.loads(server.read(length))


@contextmanager
def editing(server: str, root: Path) -> Iterator[Editor]:
    """Start a language server for a folder, and end it."""
    command = [server, "--stdio"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as running:
        try:
            yield Editor(running, root)
        finally:
            running.kill()
