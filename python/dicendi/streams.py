"""Long files as lines of text, unpacked and decoded as they are read."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from dicendi import _dicendi
from dicendi.errors import InputError

#: How the names of packed files end.
COMPRESSED = (".gz", ".zst")
#: So many bytes are decoded at a time, to the end of their last line.
_BLOCK = 1 << 20


class Stream:
    """A file that is read by lines."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._raw = path.open("rb")
        self._told = 0
        self._notes: dict[str, None] = {}
        self._given = 0
        #: Why the rest of the file could not be read.
        self.damage: str | None = None
        try:
            self._bytes = _unpacked(self._raw, path)
        except InputError:
            self._raw.close()
            raise

    def __enter__(self) -> Stream:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._raw.close()

    def advance(self) -> int:
        """How many bytes of the file were read since the last call."""
        before, self._told = self._told, self._raw.tell()
        return self._told - before

    def notes(self) -> list[str]:
        """What was not plain UTF-8, as far as no earlier call has told."""
        notes = list(self._notes)[self._given :]
        self._given += len(notes)
        return notes

    def lines(self) -> Iterator[str]:
        """The lines, each with its end."""
        for block in self._blocks():
            text, notes = _dicendi.decode(block)
            self._notes.update(dict.fromkeys(notes))
            # Not splitlines(): the separators U+2028 and U+0085 may stand inside a JSON string.
            yield from io.StringIO(text, newline="\n")

    def _blocks(self) -> Iterator[bytes]:
        """Bytes up to ends of lines; in UTF-16, where a line's end is not one byte, the whole file."""
        # Pieces of a line that has not ended, which may be longer than many blocks.
        rest = [self._read()]
        if rest[0].startswith((b"\xff\xfe", b"\xfe\xff")):
            rest.extend(iter(self._read, b""))
        while more := self._read():
            end = more.rfind(b"\n") + 1
            if end:
                yield b"".join([*rest, more[:end]])
                rest = [more[end:]]
            else:
                rest.append(more)
        last = b"".join(rest)
        if self.damage is not None:
            # What is left of a line.
            last = last[: last.rfind(b"\n") + 1]
        if last:
            yield last

    def _read(self) -> bytes:
        """About a block; less where the file ends or is damaged."""
        read = bytearray()
        try:
            while self.damage is None and len(read) < _BLOCK:
                more = self._bytes.read1(_BLOCK)
                if not more:
                    break
                read += more
        except (EOFError, OSError, zlib.error) as error:
            self.damage = str(error)
        except Exception as error:
            # Each library for Zstandard has errors of its own.
            if "zst" not in type(error).__module__.lower():
                raise
            self.damage = str(error)
        return bytes(read)


def _unpacked(raw: IO[bytes], path: Path) -> Any:
    if path.suffix.lower() == ".gz":
        return gzip.GzipFile(fileobj=raw)
    if path.suffix.lower() == ".zst":
        return _zstandard(raw, path)
    return raw


def _zstandard(raw: IO[bytes], path: Path) -> Any:
    try:
        from compression import zstd

        return zstd.ZstdFile(raw)
    except ImportError:
        pass
    try:
        import zstandard
    except ImportError:
        raise InputError(f"{path}: needs the library zstandard: pip install 'dicendi[archive]'") from None
    return zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
