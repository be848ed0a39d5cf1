"""How pages look for one person: size of text, space and colours, by classes of <html> and no script.

Kept in the visit's cookie and nowhere else: it says something of a person's eyes, and nobody need know.
Less movement is not offered, for nothing of ours moves.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from flask import session

OFFERED: dict[str, tuple[str, ...]] = {
    "text": ("usual", "large", "largest"),
    "spacing": ("usual", "wide"),
    "colours": ("own", "cream", "blue", "dark"),
}
"""The first of each is how pages look when nobody chose: it is not kept and has no class."""
_KEY = "looks"
_ROOT = "<html "


@dataclass(frozen=True, kw_only=True)
class Looks:
    """One of each that is offered."""

    text: str
    spacing: str
    colours: str


def chosen() -> Looks:
    kept = held()
    return Looks(
        **{
            kind: next((value for value in values if value in kept), values[0])
            for kind, values in OFFERED.items()
        }
    )


def choose(form: Mapping[str, str]) -> None:
    """Take what is offered; what the form does not name, or names wrongly, stays as it was."""
    named = {kind: form[kind] for kind, values in OFFERED.items() if form.get(kind) in values}
    wanted = asdict(chosen()) | named
    hold([value for kind, value in wanted.items() if value != OFFERED[kind][0]])


def held() -> list[str]:
    """What was chosen and is not usual, as it stands in the cookie."""
    values: list[str] = session.get(_KEY, [])
    return values


def hold(values: list[str]) -> None:
    """Nothing is written where nothing was chosen."""
    if values:
        session[_KEY] = values
    else:
        session.pop(_KEY, None)


def worn(html: str) -> str:
    """A whole page as this person wants to see it: put in at the end, for it was rendered for everybody."""
    values = held()
    classes = " ".join(f"app-{value}" for value in values)
    return html.replace(_ROOT, f'{_ROOT}class="{classes}" ', 1) if values else html
