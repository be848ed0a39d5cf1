"""All files of a report, by name."""

from collections.abc import Sequence

from analysis.paper import layout, ods, page, pdf, records
from analysis.paper.shape import Report
from analysis.tables import SafeCross


def files(report: Report, crosses: Sequence[SafeCross] = ()) -> dict[str, bytes]:
    """`report.html` with `report.css`, `report.pdf`, `tables.ods`, `tables.csv`, and the charts.

    For the inspection team: raise `WrongReadership` where a table was made for others. The same report gives
    the same bytes.
    """
    document = layout.document(report, crosses)
    rows = records.of(report, crosses)
    made = {
        section.chart.name: section.chart.svg
        for chapter in report.chapters
        for section in chapter.sections
        if section.chart
    }
    made["report.html"] = page.html(document)
    made["report.css"] = page.style()
    made["report.pdf"] = pdf.pdf(document, report.made_at)
    made["tables.ods"] = ods.book(document, rows)
    made["tables.csv"] = records.csv(rows)
    return made
