"""A converted form as YAML that people go on writing in."""

import re
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from questionnaires.xlsform.questions import TO_DECIDE

WIDTH = 110
_TOP = f"""\
Imported from {{name}}, an XLSForm. What the import could not carry is in what it printed, not here.
An author decides wherever `{TO_DECIDE}` stands, and the checks name each place:
- audience and framework, for the whole questionnaire;
- role and theme of each question; take theme out where the role is about who answers (profile, relation, age,
  council, plan, setting);
- which options are the good ones: put them first and add `is_favourable: true`;
- a hint that asks not to name people, for each comment."""
_BETWEEN = re.compile(r"(?<!pages:)\n(?=(?:scales|pages):\n|  - id:)")


def write(path: Path, plain: dict[str, Any], *, name: str) -> None:
    """Raise `FileExistsError` rather than write over what somebody has worked on."""
    with path.open("x", encoding="utf-8") as file:
        file.write(text(plain, name=name))


def text(plain: dict[str, Any], *, name: str) -> str:
    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    document = CommentedMap(plain)
    document.yaml_set_start_comment(_TOP.format(name=name))
    written = StringIO()
    yaml.dump(document, written)
    return _BETWEEN.sub("\n\n", written.getvalue())
