"""The texts of questionnaire files for the translators' catalogues, with true lines (Babel calls this)."""

from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from questionnaires.shape import compose, line_of, pairs_of
from questionnaires.texts import EASY, TRANSLATED

Message = tuple[int, str, str, list[str]]  # line, function, text, comments: what Babel asks for


def extract(
    file: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Message]:
    """Babel's extraction method for questionnaire files, with true lines."""
    for key, node in _below("", compose(file.read())):
        if key in TRANSLATED and node.value:
            yield line_of(node), "gettext", str(node.value), []


def _below(key: str, node: Node | None) -> Iterator[tuple[str, ScalarNode]]:
    """Each scalar under a node, with the key it belongs to."""
    if isinstance(node, ScalarNode):
        yield key, node
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _below(key, item)
    elif isinstance(node, MappingNode):
        for name, value in pairs_of(node):
            if name not in EASY:
                yield from _below(name, value)
