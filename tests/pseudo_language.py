"""Languages nobody speaks, made from what is to translate, to see that all of it is translated.

Every text comes back in brackets, accented and 40 % longer: `[Éxít thís pâgé ~~~~~]`. Two stand-ins
carry it, for Babel must know the names: Esperanto for a language that runs left to right, Arabic
for one that runs right to left.
"""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
LEFT_TO_RIGHT = "eo"
RIGHT_TO_LEFT = "he"

ACCENTS = str.maketrans("AEIOUYaeiouycnszgl", "ÂÉÎÕÛÝâéîõûýçñšžğļ")
PLACEHOLDER = re.compile(r"(%\(\w+\)[sd]|\{\w+\}|%%)")


def collect(folder: str, place: Path) -> Catalog:
    """What is to translate in a package, by the command the translators use."""
    collected = place / f"{folder}.pot"
    settings = ROOT / "translations" / "babel.cfg"
    command = ["pybabel", "-q", "extract", "-F", str(settings), "-o", str(collected), str(ROOT / folder)]
    CommandLineInterface().run(command)  # type: ignore[no-untyped-call]  # Babel's own omission
    with collected.open("rb") as file:
        return read_po(file)


def write(catalogue: Catalog, domain: str, folder: Path) -> None:
    """Compiled catalogues of both stand-ins: ``folder/LANGUAGE/LC_MESSAGES/DOMAIN.mo``."""
    for language in (LEFT_TO_RIGHT, RIGHT_TO_LEFT):
        place = folder / language / "LC_MESSAGES"
        place.mkdir(parents=True, exist_ok=True)
        with (place / f"{domain}.mo").open("wb") as file:
            write_mo(file, _translated(catalogue, language))


def spoken(text: str) -> str:
    """The text as the stand-ins say it."""
    said = "".join(
        part if PLACEHOLDER.fullmatch(part) else part.translate(ACCENTS) for part in PLACEHOLDER.split(text)
    )
    return f"[{said} {'~' * max(1, round(len(text) * 0.4))}]"


def _translated(catalogue: Catalog, language: str) -> Catalog:
    new = Catalog(locale=language)
    for message in (each for each in catalogue if each.id):
        if isinstance(message.id, str):
            new.add(message.id, spoken(message.id), context=message.context)
        else:
            new.add(message.id, [spoken(message.id[1])] * new.num_plurals, context=message.context)
    return new
