"""The page checks are a guard: each fault is planted in a page without any, to see it named."""

import pytest
from page_checks import check_page, find_faults

URL = "http://localhost/answer/3"
HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
    "Cache-Control": "no-store",
}
GOOD = """<!doctype html>
<html lang="en-GB" dir="ltr">
<head>
<title>How long did you wait? - Your views</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/survey.css">
<script type="module" src="http://localhost/static/exit.mjs"></script>
</head>
<body>
<a href="#main">Skip</a> <a href="https://elsewhere.example/" rel="noreferrer">Exit</a>
<a href="tel:999">999</a>
<main id="main" data-screen="question">
<h1>How long did you wait?</h1>
<form method="post" action="/answer/3">
<input type="hidden" name="csrf_token" value="abc">
<fieldset aria-describedby="hint"><legend>How long?</legend><div id="hint">Roughly</div>
<input type="radio" id="long" name="wait" value="long"><label for="long">Long</label>
<input type="radio" id="short" name="wait" value="short"><label for="short">Short</label>
</fieldset>
<label for="story">Tell us</label><textarea id="story" name="story"></textarea>
<label><input type="checkbox" name="sure"> Yes</label>
<button type="submit">Continue</button>
</form>
<h2>More</h2>
<img src="/qr.svg" alt="A square code"><svg aria-hidden="true"></svg>
</main>
</body>
</html>
"""

PLANTED = [
    ("<!doctype html>", "", "does not start with <!doctype html>"),
    ('lang="en-GB"', "", "no language"),
    ('lang="en-GB"', 'lang="english!"', "no language"),
    ('dir="ltr"', "", "its language runs ltr"),
    ('lang="en-GB"', 'lang="ar"', "its language runs rtl"),
    ("initial-scale=1", "initial-scale=1, maximum-scale=1", "leaves zooming alone"),
    ("<h1>How long did you wait?</h1>", "", "needs one h1"),
    ("<h2>More</h2>", "<h1>More</h1>", "needs one h1"),
    ("<h2>More</h2>", "<h4>More</h4>", "jumps from h1 to h4"),
    ("<title>How long", "<title>Survey: how long", "does not start with the h1"),
    ("<title>", "<title>Error: ", "speaks of an error, the page lists none"),
    ("<h2>More</h2>", '<div class="govuk-error-summary">Wrong</div>', "does not start with 'Error: '"),
    ('id="main"', "", 'needs one <main id="main">'),
    (' data-screen="question"', "", "does not name its screen"),
    ('data-screen="question"', 'data-screen="Question_1"', "does not name its screen"),
    ('id="short"', 'id="long"', "the id 'long' stands 2 times"),
    ('id="hint"', 'id=""', "'' is no id"),
    ('id="hint"', 'id="hints"', "points to #hint, which is not there"),
    ('href="#main"', 'href="#content"', "points to #content, which is not there"),
    ('<label for="story">Tell us</label>', "", "<textarea"),
    ('<label for="story">Tell us</label>', '<label for="story"></label>', "has no label"),
    ('for="story"', 'for="novel"', "belongs to no control"),
    ("<legend>How long?</legend>", "", "the group 'wait' (2 radio) is not in one fieldset with a legend"),
    ("<legend>How long?</legend>", "<legend> </legend>", "the group 'wait'"),
    (">Continue<", "><", "<button> has no words"),
    (">Exit<", "><", "has no words"),
    (' alt="A square code"', "", "has no alt"),
    (' aria-hidden="true"', "", "neither hidden nor named"),
    ("<h2>More</h2>", "<script>alert(1)</script>", "inline <script>"),
    ("<h2>More</h2>", "<style>p {}</style>", "inline <style>"),
    ("<h2>", '<h2 style="color:red">', "inline style"),
    ("<h2>", '<h2 onclick="go()">', "has the handler onclick"),
    ("<h2>", '<h2 tabindex="2">', "order of the tab key"),
    ("<h2>More</h2>", '<iframe src="/x"></iframe>', "<iframe>"),
    ("<head>", '<head><meta http-equiv="refresh" content="5">', "<meta>"),
    ("<h2>More</h2>", "<p><ul></ul></p>", "<ul> stands inside <p>"),
    ("<h2>More</h2>", '<form action="/x"><form action="/y"></form></form>', "stands inside"),
    ("</fieldset>", "", "closes nothing"),
    ("</html>", "", "is never closed"),
    ("<h2>", '<h2 class="a" class="b">', "has class twice"),
    ('src="/qr.svg"', 'src="https://cdn.example/qr.svg"', "reaches https://cdn.example/qr.svg"),
    ('href="/static/survey.css"', 'href="//cdn.example/a.css"', "reaches //cdn.example/a.css"),
    ('src="/qr.svg"', 'src="data:image/png;base64,AA"', "reaches data:"),
    ('action="/answer/3"', 'action="https://elsewhere.example/"', "reaches https://elsewhere.example/"),
    (' rel="noreferrer"', "", 'without rel="noreferrer"'),
    ('href="tel:999"', 'href="javascript:go()"', "is no address"),
    ('<input type="hidden" name="csrf_token" value="abc">', "", "posts without csrf_token"),
    ('value="abc"', 'value=""', "posts without csrf_token"),
]


def test_a_page_without_faults_passes() -> None:
    check_page(GOOD, HEADERS, 200, URL)


@pytest.mark.parametrize(("good", "bad", "told"), PLANTED)
def test_a_fault_of_the_page_is_named(good: str, bad: str, told: str) -> None:
    assert good in GOOD

    faults = find_faults(GOOD.replace(good, bad, 1), HEADERS, URL)

    assert [fault for fault in faults if told in fault]


@pytest.mark.parametrize("name", HEADERS)
def test_a_missing_header_is_named(name: str) -> None:
    rest = {other: value for other, value in HEADERS.items() if other != name}

    assert [fault for fault in find_faults(GOOD, rest, URL) if name.lower() in fault]


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        (
            "Content-Security-Policy",
            "default-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
            "'unsafe-inline'",
        ),
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src https:; frame-ancestors 'none'",
            "allows https:",
        ),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'self'", "lets others frame"),
        ("Content-Security-Policy", "default-src 'none'", "lets others frame"),
        ("Referrer-Policy", "no-referrer", "referrer-policy"),
        ("Cache-Control", "public, max-age=60", "without no-store"),
        ("Content-Type", "text/html", "not HTML in UTF-8"),
    ],
)
def test_a_weak_header_is_named(name: str, value: str, told: str) -> None:
    assert [fault for fault in find_faults(GOOD, HEADERS | {name: value}, URL) if told in fault]


def test_header_names_may_come_in_any_case() -> None:
    assert find_faults(GOOD, {name.upper(): value for name, value in HEADERS.items()}, URL) == []


@pytest.mark.parametrize(
    "url", ["/ABCDEFGHJKLMNPQR", "/i/ABCD-EFGH-JKLM-NPQ7", "/start?code=ABCD%20EFGH%20JKLM%20NPQR"]
)
def test_a_links_code_left_in_the_address_is_named(url: str) -> None:
    assert [fault for fault in find_faults(GOOD, HEADERS, url) if "code" in fault]


@pytest.mark.parametrize("url", ["/answer/12", "/static/survey.203427838a.css", "/ABCDEFGHJKLMNPQRSTU"])
def test_other_addresses_are_left_alone(url: str) -> None:
    assert not [fault for fault in find_faults(GOOD, HEADERS, url) if "code" in fault]


def test_a_page_with_errors_may_say_so_first_in_any_language() -> None:
    page = GOOD.replace("<title>", "<title>خطأ: ").replace(
        "<h2>", '<div class="govuk-error-summary">x</div><h2>'
    )

    assert find_faults(page, HEADERS, URL) == []


def test_a_form_may_be_listed_as_one_without_a_token() -> None:
    page = GOOD.replace('<input type="hidden" name="csrf_token" value="abc">', "")

    assert find_faults(page, HEADERS, URL, forms_without_token=["/answer/3"]) == []


def test_all_faults_are_told_at_once_with_the_address() -> None:
    page = GOOD.replace('lang="en-GB" dir="ltr"', "").replace(' alt="A square code"', "")

    with pytest.raises(AssertionError) as told:
        check_page(page, {}, 500, URL)

    assert "faults at http://localhost/answer/3 (status 500)" in str(told.value)
    assert all(words in str(told.value) for words in ("no language", "no alt", "referrer-policy", "no-store"))
