"""A small tree with something wrong in it."""

from collections.abc import Mapping
from pathlib import Path

from architecture.sources import Rule, Tree


def found(rule: Rule, root: Path, files: Mapping[str, str]) -> list[str]:
    """What the rule says of a tree of these files."""
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return [str(breach) for breach in rule(Tree(root))]
