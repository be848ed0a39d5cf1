"""A recording on its way in: a form with one file, read piece by piece, sealed before it touches the disk.

The framework would put the file in clear into a folder of the machine; here nothing does. The form's fields come
before its file, so that its token is checked, and what was typed is known, before the first byte is taken.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Literal

from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge
from werkzeug.sansio.multipart import Data, Epilogue, Event, Field, File, MultipartDecoder, NeedData

from survey_app.fieldwork import media
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.recordings import Arriving
from survey_app.fieldwork.requests import Recording
from survey_app.own_forms import NotOurForm, require_word

READ = 64 * 1024
MOST_HELD = 4 * READ
MOST_PARTS = 8
MOST_TYPED = 64 * 1024
DRAINED = 4
"""After a refusal as many times the largest recording is still read and dropped: browsers show an answer only
when they have sent all, and a phone's video is easily too long."""
FIELDS = frozenset({"csrf_token", "contact", "words"})
FILE = "recording"

Problem = Literal["token", "type", "size", "empty", "broken", "disk"]


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem: Problem = problem


@dataclass(kw_only=True)
class Upload:
    """What has arrived of the form. Whoever reads one keeps its `file` or takes it away."""

    folder: Path
    most: int
    fields: MultiDict[str, str]
    file: Arriving | None = None
    media_type: str = ""
    problem: Problem | None = None
    _part: str = ""
    _held: bytearray = field(default_factory=bytearray)
    _typed: int = 0
    _is_chosen: bool = False

    def read(self, stream: IO[bytes], boundary: bytes, declared: int) -> None:
        """Read it all; `problem` says what was wrong. `declared` is how long the sender says it is."""
        decoder = MultipartDecoder(boundary, MOST_HELD, max_parts=MOST_PARTS)
        is_too_long = declared > self.most + MOST_TYPED + MOST_HELD
        try:
            self._decode(stream, decoder, is_too_long=is_too_long)
        except _Refused as refused:
            self.problem = refused.problem
            self.take_away()
            _drain(stream, DRAINED * self.most)

    def keep(self, keyring: Keyring) -> Recording | None:
        """Raise OSError when the disk takes no more."""
        return self.file.keep(keyring, self.media_type) if self.file is not None else None

    def take_away(self) -> None:
        if self.file is not None:
            self.file.take_away()
            self.file = None

    def _decode(self, stream: IO[bytes], decoder: MultipartDecoder, *, is_too_long: bool) -> None:
        event: Event | None = None
        while not isinstance(event, Epilogue):
            _hand_over(decoder, _read(stream))
            event = _next(decoder)
            while not isinstance(event, NeedData | Epilogue):
                self._take(event, is_too_long=is_too_long)
                event = _next(decoder)
        self._require_token()

    def _take(self, event: Event, *, is_too_long: bool) -> None:
        if isinstance(event, Field | File):
            self._part = event.name or ""
        if isinstance(event, File):
            self._require_token()
            if is_too_long:
                raise _Refused("size")
            if event.name != FILE or self._is_chosen:
                raise _Refused("broken")
            self._is_chosen = bool(event.filename)
        if isinstance(event, Data):
            if self._part == FILE:
                self._take_piece(event)
            else:
                self._take_words(event)

    def _take_words(self, data: Data) -> None:
        self._typed += len(data.data)
        if self._typed > MOST_TYPED:
            raise _Refused("broken")
        self._held += data.data
        if not data.more_data:
            if self._part in FIELDS and self._part not in self.fields:
                self.fields[self._part] = self._held.decode(errors="replace")
            self._held.clear()

    def _take_piece(self, data: Data) -> None:
        """The first bytes say what it is; before that nothing is written."""
        piece = bytes(data.data)
        if self.file is None:
            self._held += piece
            if len(self._held) < media.HEAD and data.more_data:
                return
            if not self._held and not self._is_chosen:
                return
            piece = bytes(self._held)
            self._held.clear()
            self._open(piece)
        self._write(piece)

    def _open(self, head: bytes) -> None:
        self.media_type = media.media_type(head)
        if not head or not self.media_type:
            raise _Refused("type" if head else "empty")
        try:
            self.file = Arriving(self.folder, self.most)
        except OSError:
            raise _Refused("disk") from None

    def _write(self, piece: bytes) -> None:
        if self.file is None:
            return
        if self.file.length + len(piece) > self.most:
            raise _Refused("size")
        try:
            self.file.write(piece)
        except OSError:
            raise _Refused("disk") from None

    def _require_token(self) -> None:
        try:
            require_word(self.fields.get("csrf_token"))
        except NotOurForm:
            raise _Refused("token") from None


def _read(stream: IO[bytes]) -> bytes:
    try:
        return stream.read(READ)
    except (OSError, ClientDisconnected):  # the line broke
        raise _Refused("broken") from None


def _hand_over(decoder: MultipartDecoder, data: bytes) -> None:
    try:
        decoder.receive_data(data or None)
    except RequestEntityTooLarge:  # a part's head without an end
        raise _Refused("broken") from None


def _next(decoder: MultipartDecoder) -> Event:
    try:
        return decoder.next_event()
    except RequestEntityTooLarge:  # too many parts
        raise _Refused("broken") from None
    except ValueError:  # cut off, or no form at all
        raise _Refused("broken") from None


def _drain(stream: IO[bytes], most: int) -> None:
    try:
        while most > 0 and (dropped := _read(stream)):
            most -= len(dropped)
    except _Refused:
        return
