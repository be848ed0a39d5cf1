"""What must hold on every page any test fetches: markup, words, addresses and headers.

``check_page`` names all faults of a page at once. It reads the HTML and the headers alone; what
only a browser can see (contrast, sizes, focus) is tested in a browser.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, pairwise
from typing import Protocol
from urllib.parse import unquote, urlsplit

from page_markup import Element, Page

BUTTONS = {"submit", "button", "reset", "image"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SECTIONS = {
    "aside",
    "details",
    "div",
    "fieldset",
    "figure",
    "footer",
    "form",
    "header",
    "main",
    "nav",
    "section",
}
BLOCKS = SECTIONS | {"dl", "hr", "ol", "p", "table", "ul", *HEADINGS}
CONTROLS = {"a", "button", "input", "select", "textarea"}
NEVER_INSIDE = {"p": BLOCKS, "a": CONTROLS, "button": CONTROLS, "form": {"form"}, "label": {"label"}}
LOADING = ("src", "srcset", "poster", "data", "background", "formaction", "ping", "manifest")
REFERENCES = ("aria-describedby", "aria-labelledby", "aria-controls", "aria-errormessage", "headers", "list")
RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
TOKEN = re.compile(r"(?<![A-Z0-9])[A-Z0-9]{4}(?:[-. _+]?[A-Z0-9]{4}){3}(?![A-Z0-9])")
KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
ANY_SOURCE = {"*", "http:", "https:", "data:", "blob:"}
SAME_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Headers(Protocol):
    """A dictionary, or what a test client or a browser gives."""

    def items(self) -> Iterable[tuple[str, str]]: ...


def check_page(
    response_text: str,
    headers: Headers,
    status: int,
    url: str,
    *,
    forms_without_token: Collection[str] = (),
) -> None:
    """Raise an ``AssertionError`` that lists every fault of the page fetched from ``url``.

    ``forms_without_token`` lists the actions of forms that may do without ``csrf_token``.
    """
    faults = find_faults(response_text, headers, url, forms_without_token)
    assert not faults, "\n  - ".join([f"{len(faults)} faults at {url} (status {status}):", *faults])


def find_faults(
    text: str, headers: Headers, url: str, forms_without_token: Collection[str] = ()
) -> list[str]:
    """Every fault, in words."""
    page = Page(text)
    sent = {name.lower(): value for name, value in headers.items()}
    # A page that stands alone carries its style, and its policy names that very text.
    named = "style-src 'sha256-" in sent.get("content-security-policy", "")
    found = chain.from_iterable(check(page) for check in PAGE_CHECKS)
    return list(
        chain(
            page.slips,
            (fault for fault in found if not (named and fault == INLINE_STYLE)),
            requests_elsewhere(page, url),
            forms_without_csrf(page, forms_without_token),
            header_faults(sent),
            tokens_in(url),
        )
    )


def document(page: Page) -> Iterator[str]:
    """A doctype, a language, a direction that fits it, and text that can be enlarged."""
    if not page.source.lstrip().lower().startswith("<!doctype html>"):
        yield "the page does not start with <!doctype html>"
    html = next(iter(page.all("html")), page)
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", html.get("lang")):
        yield f"<html> has no language: lang={html.get('lang')!r}"
    wanted = "rtl" if html.get("lang").split("-")[0] in RIGHT_TO_LEFT else "ltr"
    if html.get("dir") != wanted:
        yield f"<html> has dir={html.get('dir')!r}, its language runs {wanted}"
    views = [meta.get("content") for meta in page.all("meta") if meta.get("name") == "viewport"]
    if len(views) != 1 or "scale" in views[0].replace("initial-scale", ""):
        yield f"the page needs one viewport that leaves zooming alone, not {views}"


def headings(page: Page) -> Iterator[str]:
    """One h1, no level left out, and a title that starts with the h1's words."""
    firsts = [heading.text() for heading in page.all("h1")]
    titles = [title.text() for title in page.all("title") if not title.closest("svg")]
    if len(firsts) != 1 or not firsts[0]:
        yield f"the page needs one h1 with words, not {firsts}"
    if len(titles) != 1:
        yield f"the page needs one title, not {titles}"
    elif firsts:
        yield from _title_faults(titles[0], firsts[0], has_errors=bool(_error_summaries(page)))
    for above, below in pairwise(heading.tag for heading in page.all(*HEADINGS)):
        if int(below[1]) > int(above[1]) + 1:
            yield f"a heading jumps from {above} to {below}"


def _title_faults(title: str, heading: str, *, has_errors: bool) -> Iterator[str]:
    before, found, _ = title.partition(heading)
    if not found or (before and not before.rstrip().endswith(":")):
        yield f"the title {title!r} does not start with the h1 {heading!r}"
    elif has_errors and not before:
        yield f"the page lists errors, but its title {title!r} does not start with 'Error: '"
    elif before and not has_errors:
        yield f"the title {title!r} speaks of an error, the page lists none"


def _error_summaries(page: Page) -> list[Element]:
    return [element for element in page.all("div") if "govuk-error-summary" in element.get("class").split()]


def landmark(page: Page) -> Iterator[str]:
    """One <main id="main" data-screen="kebab-case">, which everything in tests goes by."""
    mains = page.all("main")
    if len(mains) != 1 or mains[0].get("id") != "main":
        yield f'the page needs one <main id="main">, not {[str(main) for main in mains]}'
    elif not KEBAB.fullmatch(mains[0].get("data-screen")):
        yield f"<main> does not name its screen: data-screen={mains[0].get('data-screen')!r}"


def ids(page: Page) -> Iterator[str]:
    """Ids stand once, and whatever points to one finds it."""
    counts = Counter(element.get("id") for element in page.all() if "id" in element.attributes)
    yield from (f"the id {name!r} stands {count} times" for name, count in counts.items() if count > 1)
    yield from (f"the id {name!r} is no id" for name in counts if not name or name.split() != [name])
    for element in page.all():
        wanted = [name for reference in REFERENCES for name in element.get(reference).split()]
        if element.get("href").startswith("#") and len(element.get("href")) > 1:
            wanted.append(element.get("href")[1:])
        lost = (name for name in wanted if name not in counts)
        yield from (f"{element} points to #{name}, which is not there" for name in lost)


def labels(page: Page) -> Iterator[str]:
    """Every control has a label with words; every label has a control."""
    labelled = {label.get("for"): label for label in page.all("label")}
    controls = [control for control in page.all("input", "select", "textarea") if _needs_label(control)]
    for control in controls:
        label = labelled.get(control.get("id")) or control.closest("label")
        if not (label and label.text()) and not _is_named(control):
            yield f"{control} has no label"
    known = {control.get("id") for control in controls}
    for label in page.all("label"):
        if label.get("for") not in known and not label.all("input", "select", "textarea"):
            yield f'<label for="{label.get("for")}"> belongs to no control'


def _needs_label(control: Element) -> bool:
    return control.get("type") not in BUTTONS | {"hidden"}


def _is_named(element: Element) -> bool:
    return bool(element.get("aria-label").strip() or element.get("aria-labelledby").strip())


def groups(page: Page) -> Iterator[str]:
    """Radios, and checkboxes that share a name, stand in one fieldset with a legend."""
    members = [each for each in page.all("input") if each.get("type") in {"radio", "checkbox"}]
    counts = Counter((each.get("name"), each.get("type")) for each in members)
    for (name, kind), count in counts.items():
        if kind == "checkbox" and count == 1:
            continue
        sets = {each.closest("fieldset") for each in members if each.get("name") == name}
        legends = [legend for each in sets if each for legend in each.all("legend")[:1] if legend.text()]
        if len(sets) != 1 or not legends:
            yield f"the group {name!r} ({count} {kind}) is not in one fieldset with a legend"


def words(page: Page) -> Iterator[str]:
    """Links, buttons and pictures can be told by their words."""
    for element in page.all("a", "button"):
        pictured = any(image.get("alt") for image in element.all("img"))
        if not element.text() and not pictured and not _is_named(element):
            yield f"{element} has no words"
    for image in page.all("img", "area"):
        if "alt" not in image.attributes:
            yield f"{image} has no alt"
    for drawing in page.all("svg"):
        if drawing.get("aria-hidden") != "true" and not (drawing.get("role") == "img" and _is_named(drawing)):
            yield f"{drawing} is neither hidden nor named"


INLINE_STYLE = "the page has an inline <style>"


def inline(page: Page) -> Iterator[str]:
    """No script, style or handler in the page itself, and nothing that moves by itself."""
    for element in page.all():
        handlers = (name for name in element.attributes if name.startswith("on"))
        yield from (f"{element} has the handler {name}" for name in handlers)
        if "style" in element.attributes:
            yield f"{element} has an inline style"
        if element.tag == "style" or (element.tag == "script" and not element.get("src")):
            yield INLINE_STYLE if element.tag == "style" else "the page has an inline <script>"
        if element.tag in {"base", "iframe", "object", "embed", "marquee"} or element.get("http-equiv"):
            yield f"the page has <{element.tag}>, which is not ours to use"
        if element.get("tabindex").isdigit() and int(element.get("tabindex")) > 0:
            yield f"{element} changes the order of the tab key"


def nesting(page: Page) -> Iterator[str]:
    """Nothing stands where a browser would move it elsewhere."""
    for element in page.all():
        outside = [each for each in element.above() if element.tag in NEVER_INSIDE.get(each.tag, ())]
        yield from (f"{element} stands inside {each}" for each in outside)


PAGE_CHECKS = (document, headings, landmark, ids, labels, groups, words, inline, nesting)


def requests_elsewhere(page: Page, url: str) -> Iterator[str]:
    """Nothing is fetched from, or sent to, another place; links there tell it nothing of us."""
    for element in page.all():
        loads = [element.get(name) for name in LOADING if element.get(name)]
        loads += [element.get("href")] * (element.tag in {"link", "use", "image"})
        loads += [element.get("action")] * (element.tag == "form")
        yield from (f"{element} reaches {where}" for where in loads if _is_elsewhere(where, url))
        if element.tag in {"a", "area"} and _is_elsewhere(element.get("href"), url):
            yield from _link_faults(element)


def _link_faults(link: Element) -> Iterator[str]:
    scheme = urlsplit(link.get("href").strip()).scheme
    if scheme not in {"http", "https", "", "tel", "mailto"}:
        yield f"{link} is no address"
    elif scheme not in {"tel", "mailto"} and "noreferrer" not in link.get("rel").split():
        yield f'{link} leads outside without rel="noreferrer"'


def _is_elsewhere(where: str, url: str) -> bool:
    there, here = urlsplit(where.strip()), urlsplit(url)
    if not there.scheme and not there.netloc:
        return False
    return (there.scheme or here.scheme, there.netloc) != (here.scheme, here.netloc)


def forms_without_csrf(page: Page, allowed: Collection[str]) -> Iterator[str]:
    """Every form that posts carries its token."""
    for form in page.all("form"):
        tokens = [field.get("value") for field in form.all("input") if field.get("name") == "csrf_token"]
        if form.get("method").lower() == "post" and form.get("action") not in allowed and not any(tokens):
            yield f"{form} posts without csrf_token"


def header_faults(sent: Mapping[str, str]) -> Iterator[str]:
    """The headers that keep a page to itself; names in lower case."""
    for name, wanted in SAME_HEADERS.items():
        if sent.get(name) != wanted:
            yield f"the header {name} is {sent.get(name)!r}, not {wanted!r}"
    if not sent.get("permissions-policy"):
        yield "the header permissions-policy is missing"
    if "no-store" not in sent.get("cache-control", ""):
        yield f"the header cache-control is {sent.get('cache-control')!r}, without no-store"
    if sent.get("content-type", "").replace(" ", "").lower() != "text/html;charset=utf-8":
        yield f"the header content-type is {sent.get('content-type')!r}, not HTML in UTF-8"
    yield from _policy_faults(sent.get("content-security-policy", ""))


def _policy_faults(policy: str) -> Iterator[str]:
    rules = {name: sources for name, *sources in (rule.split() for rule in policy.split(";") if rule.strip())}
    if "default-src" not in rules:
        yield f"the header content-security-policy is {policy!r}, without default-src"
    if rules.get("frame-ancestors") != ["'none'"]:
        yield f"content-security-policy lets others frame the page: {rules.get('frame-ancestors')}"
    for name, sources in rules.items():
        loose = [source for source in sources if source.startswith("'unsafe-") or source in ANY_SOURCE]
        yield from (f"content-security-policy allows {source} in {name}" for source in loose)


def tokens_in(url: str) -> Iterator[str]:
    """No link's code stays in an address, where history and logs would keep it."""
    if TOKEN.search(unquote(url)):
        yield "the address holds what looks like a link's code"
