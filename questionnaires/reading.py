"""Questionnaires as authors write them: YAML 1.2 files, read with the line of everything.

A file may leave to others what is the same everywhere: the themes of its framework, the shared glossary,
and the easy read, which stands in a file of its own beside it. Here all of it is put together. Only the
shape is looked at; what a questionnaire means and whom it fits is for `checks`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path

from questionnaires import frameworks
from questionnaires.model import EasyText, Questionnaire, Term, from_plain
from questionnaires.shape import Problem, Shape, read_plain

__all__ = ["Problem", "Read", "family", "published", "read", "read_plain", "shipped"]

GLOSSARY = Path(__file__).parent / "glossary.yaml"
_HERE = Path(__file__).parent
_NO_QUESTIONNAIRES = ("frameworks", "codebooks", "catalogues")


@dataclass(frozen=True, kw_only=True)
class Glossary:
    terms: tuple[Term, ...]


@dataclass(frozen=True, kw_only=True)
class EasyRead:
    """The easy read of one questionnaire: `of` is its id."""

    of: str
    minutes: int  # what families are told it takes, one question a page and with pictures
    texts: tuple[EasyText, ...]


@dataclass(frozen=True)
class Read:
    """What a file holds, for all its audiences. No questionnaire if there are problems.

    `lines` and `files` go by where a thing stands, as in `Problem.where`; `files` names what was not in
    the file itself.
    """

    questionnaire: Questionnaire | None
    problems: tuple[Problem, ...]
    lines: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


def read(path: Path, *, glossary: Path = GLOSSARY) -> Read:
    plain, shape = read_plain(Questionnaire, path)
    if shape.problems:
        return _broken(shape)
    questionnaire: Questionnaire = from_plain(Questionnaire, plain)
    beside = _Beside(lines=dict(shape.lines))
    questionnaire = beside.explained(_with_themes(questionnaire), glossary)
    questionnaire = beside.easy_read(questionnaire, path)
    if beside.problems:
        return Read(None, tuple(beside.problems), beside.lines, beside.files)
    return Read(questionnaire, (), beside.lines, beside.files)


def easy_read_of(path: Path) -> Path:
    """Where the easy read of a questionnaire's file is looked for."""
    return path.with_suffix(".easy-read.yaml")


def family(path: Path, framework: str) -> dict[str, Questionnaire]:
    """The other files of a folder for the same framework, by name. One that cannot be read tells so by itself."""
    beside = (file for file in sorted(path.parent.glob("*.yaml")) if file.resolve() != path.resolve())
    return _readable(beside, "framework", framework)


def published(path: Path, questionnaire_id: str) -> tuple[Questionnaire, ...]:
    """The versions of a questionnaire that were published, kept in the folder `versions` beside its file."""
    return tuple(_readable(sorted(path.parent.glob("versions/*.yaml")), "id", questionnaire_id).values())


def shipped() -> tuple[Path, ...]:
    """The questionnaires that come with the service: one folder a family, one file or more an audience."""
    return tuple(
        file
        for file in sorted(_HERE.glob("*/*.yaml"))
        if file.parent.name not in _NO_QUESTIONNAIRES
        and not file.name.endswith(".easy-read.yaml")
        and file.name != "bank.yaml"
    )


def _readable(files: Iterable[Path], key: str, value: str) -> dict[str, Questionnaire]:
    """The questionnaires among these files that say so, by file name: whatever else lies there is not read as YAML."""
    says = re.compile(rf"^{key}: *[\"']?{re.escape(value)}[\"']? *(#.*)?$", re.MULTILINE)
    found = {file.name: _stated(file) for file in files if says.search(_text(file))}
    return {name: questionnaire for name, questionnaire in found.items() if questionnaire is not None}


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""  # a folder, or nothing we may open


def _stated(file: Path) -> Questionnaire | None:
    state = file.stat()
    return _remembered(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _remembered(file: Path, changed_at: int, size: int) -> Questionnaire | None:
    """What stands in the file itself. While it does not change, it is not read again for each of its family."""
    plain, shape = read_plain(Questionnaire, file)
    return None if shape.problems else from_plain(Questionnaire, plain)


def _broken(shape: Shape) -> Read:
    return Read(None, tuple(sorted(shape.problems, key=lambda problem: problem.line)), shape.lines)


def _with_themes(questionnaire: Questionnaire) -> Questionnaire:
    framework = frameworks.shipped().get(questionnaire.framework)
    if questionnaire.themes or framework is None:
        return questionnaire
    return replace(questionnaire, themes=framework.themes)


@dataclass
class _Beside:
    """Takes in what stands in other files, and remembers where it stood."""

    lines: dict[str, int]
    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def explained(self, questionnaire: Questionnaire, glossary: Path) -> Questionnaire:
        if questionnaire.glossary:
            return questionnaire
        shared = shared_glossary(glossary)
        self.lines |= shared.lines
        self.files["glossary"] = str(glossary)
        self.problems += shared.problems
        return replace(questionnaire, glossary=shared.terms)

    def easy_read(self, questionnaire: Questionnaire, path: Path) -> Questionnaire:
        beside = easy_read_of(path)
        if not beside.exists():
            return questionnaire
        plain, shape = read_plain(EasyRead, beside)
        if not shape.problems and plain["of"] != questionnaire.id:
            shape.note(
                "of", shape.lines["of"], f"This is not the easy read of `{questionnaire.id}`", "Name it"
            )
        self.problems += shape.problems
        if shape.problems:
            return questionnaire
        self.lines |= _moved(shape.lines, "texts", "easy_read") | {"easy_minutes": shape.lines["minutes"]}
        self.files |= {"easy_read": str(beside), "easy_minutes": str(beside)}
        easy: EasyRead = from_plain(EasyRead, plain)
        return replace(questionnaire, easy_read=easy.texts, easy_minutes=easy.minutes)


@dataclass(frozen=True)
class _Shared:
    terms: tuple[Term, ...]
    lines: Mapping[str, int]
    problems: tuple[Problem, ...]


@cache
def shared_glossary(file: Path) -> _Shared:
    """The words explained wherever a questionnaire uses them, the line of each, and what is wrong there."""
    plain, shape = read_plain(Glossary, file)
    terms = () if shape.problems else from_plain(Glossary, plain).terms
    return _Shared(terms, _moved(shape.lines, "terms", "glossary"), tuple(shape.problems))


def _moved(lines: Mapping[str, int], there: str, here: str) -> dict[str, int]:
    """Lines of what stands at `there` in its own file and at `here` in the questionnaire."""
    return {
        here + place.removeprefix(there): line
        for place, line in lines.items()
        if place == there or place.startswith(f"{there}.")
    }
