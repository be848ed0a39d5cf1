"""Questionnaires as authors write them: YAML 1.2 files, read with the line of everything.

Only the shape is looked at here; what a questionnaire means and whom it fits is for `checks`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from questionnaires.model import Questionnaire, from_plain
from questionnaires.shape import Problem, Shape

__all__ = ["Problem", "Read", "read", "read_plain", "shipped"]

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Read:
    """What a file holds. No questionnaire if there are problems."""

    questionnaire: Questionnaire | None
    problems: tuple[Problem, ...]
    lines: Mapping[str, int] = field(default_factory=dict)  # by where it stands, as in `Problem.where`


def read(path: Path) -> Read:
    plain, shape = read_plain(Questionnaire, path)
    if shape.problems:
        return Read(None, tuple(sorted(shape.problems, key=lambda problem: problem.line)), shape.lines)
    return Read(from_plain(Questionnaire, plain), (), shape.lines)


def read_plain(kind: type, path: Path) -> tuple[Any, Shape]:
    """Plain values of a file that should hold one `kind`, and what was noticed while reading it."""
    shape = Shape(str(path))
    try:
        return shape.read(kind, path.read_text(encoding="utf-8-sig")), shape
    except OSError as error:
        shape.note("", 1, f"This file cannot be opened ({error.strerror})", "Check its name and place")
    except UnicodeDecodeError:
        shape.note("", 1, "This file is not UTF-8 text", "Save it as UTF-8")
    return None, shape


def shipped() -> tuple[Path, ...]:
    """The questionnaires that come with the service: one folder a family, one file an audience."""
    files = sorted(_HERE.glob("*/*.yaml"))
    return tuple(file for file in files if file.parent.name != "frameworks")
