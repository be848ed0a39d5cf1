"""What stands where on paper, once for the page and the PDF: they cannot say different things."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from analysis import wording
from analysis.chapters import Chapter
from analysis.paper import grids, letters
from analysis.paper.grids import Grid
from analysis.paper.shape import Line, Report, Survey
from analysis.sections import Section
from analysis.tables import SafeCross

KINDS = {
    "full": "Full inspection",
    "revisit": "Revisit",
    "monitoring": "Monitoring inspection",
    "thematic": "Thematic visit",
}
STATES = {"to-test": "To be tested", "confirmed": "Confirmed", "not-confirmed": "Not confirmed"}
SIDES = {"supports": "What supports it", "contradicts": "What speaks against it"}
SOURCES = {
    "survey": "Survey",
    "tracking": "Tracking meetings",
    "documents": "Documents",
    "meetings": "Meetings",
    "outside": "Evidence from outside",
}

Plain = dict[str, Any]


def document(report: Report, crosses: Sequence[SafeCross]) -> Plain:
    """Plain lists, dicts and texts, fit for paper; what the templates read."""
    made: Plain = {
        "title": f"{report.area}: what people told us",
        "kind": KINDS.get(report.kind, grids.upper(report.kind)),
        "made": wording.moment(report.made_at),
        "surveys": asdict(_surveys(report.surveys)),
        "reading": reading(report),
        "limits": _common(report.surveys),
        "own_limits": [_own(survey, report.surveys) for survey in report.surveys],
        "chapters": [_chapter(chapter) for chapter in report.chapters],
        "crosses": [asdict(grid) for cross in crosses for grid in grids.of_cross(cross)],
        "lines": [_line(line) for line in report.lines],
    }
    fit: Plain = letters.cleaned(made)
    return fit


def reading(report: Report) -> str:
    """How far the team had read when the report was made."""
    counts = report.reading
    if not counts.comments:
        return "Nobody had written a comment when this report was made."
    comments = "1 comment" if counts.comments == 1 else f"{counts.comments:,} comments"
    return (
        f"When this report was made, {counts.unread:,} of the {comments} had not been read, and "
        f"{counts.untranslated:,} waited for a translation."
    )


def _surveys(surveys: Sequence[Survey]) -> Grid:
    rows = tuple(
        grids.Row(grids.upper(each.audience), (f"{each.counted:,}",), small=each.title) for each in surveys
    )
    return Grid("The surveys of this inspection", ("Whom it was for", "Sets of answers"), rows)


def _common(surveys: Sequence[Survey]) -> list[str]:
    """Limits that every survey has are said once."""
    first = surveys[0].limits if surveys else ()
    return [sentence for sentence in first if all(sentence in each.limits for each in surveys)]


def _own(survey: Survey, surveys: Sequence[Survey]) -> Plain:
    common = _common(surveys)
    own = [sentence for sentence in survey.limits if sentence not in common]
    return {"whose": grids.upper(survey.audience), "limits": own}


def _chapter(chapter: Chapter) -> Plain:
    glances = grids.of_glances(chapter.glances)
    return {
        "id": f"chapter-{chapter.id}",
        "title": chapter.title,
        "words": chapter.words,
        "glances": asdict(glances) if glances else None,
        "sections": [_section(section, chapter) for section in chapter.sections],
    }


def _section(section: Section, chapter: Chapter) -> Plain:
    chart = section.chart
    return {
        "id": f"part-{section.id}",
        "title": _heading(section, chapter),
        "words": section.words,
        "chart": {"name": chart.name, "alt": chart.alt, "svg": chart.svg.decode()} if chart else None,
        "tables": [asdict(grids.of_table(table)) for table in section.tables],
    }


def _heading(section: Section, chapter: Chapter) -> str:
    """Whose answers these are; and what of the chapter they are about, where that is not all of it."""
    about = section.title.removeprefix(chapter.title).lstrip(": ")
    return grids.upper(": ".join(filter(None, (section.whose, about)))) or section.title


def _line(line: Line) -> Plain:
    return {
        "claim": line["claim"],
        "about": f"{line['theme']}. {STATES.get(line['state'], line['state'])}.",
        "whom": line["whom"],
        "sides": [
            {
                "title": title,
                "pieces": [_piece(piece) for piece in line["evidence"] if piece["side"] == side],
            }
            for side, title in SIDES.items()
        ],
    }


def _piece(piece: Mapping[str, Any]) -> Plain:
    words = letters.plain(piece["words"])
    told_by = (
        SOURCES.get(piece["source"], piece["source"]),
        piece["who"],
        piece["where"],
        piece["reference"],
    )
    return {
        "words": words.split("\n"),
        "told_by": ", ".join(filter(None, told_by)),
        "dir": letters.direction(words),
        "lang": letters.language(words),
    }
