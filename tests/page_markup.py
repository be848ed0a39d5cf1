"""A page as a tree of elements, read by the standard library alone."""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Element:
    """One tag with what it holds, as written."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: "Element | None") -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element | str] = []

    def get(self, name: str) -> str:
        """The attribute's value, empty when it is not there."""
        return self.attributes.get(name, "")

    def all(self, *tags: str) -> "list[Element]":
        """Every element below that has one of the tags (no tags: every one), in order."""
        return [element for element in self._below() if not tags or element.tag in tags]

    def above(self) -> "Iterator[Element]":
        """Parent, grandparent and so on."""
        element = self.parent
        while element:
            yield element
            element = element.parent

    def closest(self, tag: str) -> "Element | None":
        """The nearest element above with the tag."""
        return next((element for element in self.above() if element.tag == tag), None)

    def text(self) -> str:
        """The words, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _below(self) -> "Iterator[Element]":
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child._below()

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()

    def __str__(self) -> str:
        named = (name for name in ("id", "name", "href", "src", "action") if self.get(name))
        return f"<{self.tag}" + "".join(f' {name}="{self.get(name)}"' for name in named) + ">"


class Page(Element):
    """The whole page, with what was wrong in the way its tags were written."""

    def __init__(self, text: str) -> None:
        super().__init__("page", {}, None)
        self.source = text
        reader = _Reader(self)
        reader.feed(text)
        reader.close()
        self.slips = reader.slips + [f"{left} is never closed" for left in reader.open()]

    def by_id(self, name: str) -> Element | None:
        """The first element of that id."""
        return next((element for element in self.all() if element.get("id") == name), None)


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.here: Element = page
        self.slips: list[str] = []

    def open(self) -> list[Element]:
        return [] if self.here.tag == "page" else [self.here]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        counts = Counter(name for name, _ in attrs)
        self.slips += [f"{element} has {name} twice" for name in counts if counts[name] > 1]
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.here.tag == tag and self.here.parent:
            self.here = self.here.parent
        else:
            self.slips.append(f"</{tag}> closes nothing: {self.here} is open")

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)
