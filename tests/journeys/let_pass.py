"""What the engines say and we let pass, one by one, each with its reason.

The first part are findings on which we hold the engine wrong for this markup. The second are questions an
engine puts to people on every page that has such a thing at all ("Confirm that ..."): what answers them
stands beside them.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """A rule, the elements (a regular expression over their markup) it may speak of, and why."""

    rule: str
    about: str = ""
    reason: str

    def covers(self, rule: str, markup: str) -> bool:
        return re.fullmatch(self.rule, rule) is not None and re.search(self.about, markup) is not None


WE_DISAGREE = (
    Allowance(
        rule=r"ibm download_keyboard_controllable",
        about=r'^<a href="/staff/inspections/[^"]*/files/report\.pdf"',
        reason="The link saves a file (Content-Disposition: attachment), and the page stays as it is: nothing takes "
        "the keyboard.",
    ),
    Allowance(
        rule=r"ibm (aria_form_label_unique|aria_landmark_name_unique)",
        about=r"^<form (?![^>]*aria-label)",
        reason="A form without a name is no landmark (HTML Accessibility API Mappings, `form`): nobody hears it. "
        "Names would make landmarks of buttons, and lists of landmarks longer.",
    ),
    Allowance(
        rule=r"ibm element_tabbable_role_valid",
        about=r'^<div(?=[^>]* tabindex="0")(?=[^>]* role="region")(?=[^>]* class="app-table")',
        reason="A table that scrolls sideways must be reached by keyboard (WCAG 2.1.1; axe asks for it as "
        "scrollable-region-focusable); a named region is what ARIA has for it.",
    ),
    Allowance(
        rule=r"ibm list_structure_proper",
        about=r'^<dl class="govuk-summary-list">',
        reason="HTML lets each group of dt and dd stand in a div; the rule looks for them right in the dl.",
    ),
    Allowance(
        rule=r"htmlcs WCAG2AAA\.Principle1\.Guideline1_3\.1_3_1_AAA\.G141",
        about=r'^<h2 class="govuk-error-summary__title">',
        reason="The GOV.UK Design System puts the summary of errors, with its heading of second level, above the "
        "page's h1; it takes the focus there. No criterion asks for the h1 to come first.",
    ),
    Allowance(
        rule=r"ibm input_label_visible",
        about=r'^<textarea [^>]*class="govuk-textarea',
        reason="Its label stands above it, bound by its id. The rule takes a label's word for inputs and buttons "
        "only, and asks of a textarea that something is written in it.",
    ),
    Allowance(
        rule=r"ibm media_alt_brief",
        about=r'^<img alt="Bar chart\.',
        reason="A recommendation, not WCAG. The text of a chart says all that the chart shows (WCAG 1.1.1); its "
        "numbers are also in a table beside it.",
    ),
)

ASKED_OF_PEOPLE = (
    Allowance(
        rule=r"ibm element_tabbable_unobscured",
        reason="Whether something lies over the focus: the keyboard journeys look at every stop.",
    ),
    Allowance(
        rule=r"ibm input_fields_grouped",
        about=r'^<(?:textarea|input) [^>]*name="(?:contact|words|recording)"',
        reason="Whether fields of one form belong together. How to reach somebody, what they write and their "
        "recording are questions of their own.",
    ),
    Allowance(
        rule=r"ibm media_keyboard_controllable",
        about=r"^<video (?=[^>]* controls)",
        reason="Whether a film can be played by keyboard: it has the browser's own buttons, and a journey does.",
    ),
    Allowance(
        rule=r"ibm style_focus_visible",
        reason="Whether the focus can be seen: the keyboard journeys compare the drawn pixels at every stop.",
    ),
    Allowance(
        rule=r"ibm style_color_misuse",
        reason="Asked of any style sheet with a colour. Errors, choices and links differ in words, shape or line too.",
    ),
    Allowance(
        rule=r"ibm style_highcontrast_visible",
        reason="Asked of any style sheet. The journeys in forced colours look for edges and visible choices.",
    ),
    Allowance(
        rule=r"ibm text_block_heading",
        reason="Asked of any short line, such as the service's name or a question's label. Headings are tested "
        "on every page, one h1 and no level left out.",
    ),
    Allowance(
        rule=r"ibm input_fields_grouped",
        about=r"^<textarea ",
        reason="Whether boxes to write in belong together: each is a question of its own, with its own label.",
    ),
    Allowance(
        rule=r"ibm text_sensory_misuse",
        reason="Asked wherever words such as “small”, “right” or “below” stand. Nothing is told by its place alone.",
    ),
)

LET_PASS = (*WE_DISAGREE, *ASKED_OF_PEOPLE)
