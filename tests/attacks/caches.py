"""A cache that several people share, between them and a service: it keeps whatever it is allowed to keep."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from drivers import Send
from replies import Reply

KEPT_BY_DEFAULT = frozenset({200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501})
"""What may be kept although nobody says for how long (RFC 9110, 15.1)."""


@dataclass
class SharedCache:
    """As RFC 9111 has it, and greedier than most: an answer to a GET is kept unless its Cache-Control forbids that,
    cookie in it or not, and given to whoever asks for the same address with the same headers named in Vary."""

    behind: Send
    kept: dict[str, list[tuple[dict[str, str], Reply]]] = field(default_factory=dict)

    def __call__(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        sent = {name.lower(): value for name, value in headers.items()}
        if method == "GET":
            for named, reply in self.kept.get(path, []):
                if all(sent.get(name, "") == value for name, value in named.items()):
                    return reply
        reply = self.behind(method, path, headers, body)
        if method == "GET" and _may_be_kept(reply):
            names = [name.strip().lower() for name in reply.header("Vary").split(",") if name.strip()]
            self.kept.setdefault(path, []).append(({name: sent.get(name, "") for name in names}, reply))
        return reply


def _may_be_kept(reply: Reply) -> bool:
    rules = {rule.strip().partition("=")[0].lower() for rule in reply.header("Cache-Control").split(",")}
    if rules & {"no-store", "private", "no-cache"}:
        return False
    return bool(rules & {"max-age", "s-maxage", "public"}) or reply.status in KEPT_BY_DEFAULT
