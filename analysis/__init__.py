"""What people said, for those who may read it: from released responses to sentences, tables and charts."""

from analysis.answering_back import build_public
from analysis.built import Built, build
from analysis.errors import AnalysisError
from analysis.inspection import Done, Inspection, Part, build_inspection
from analysis.source import read
from analysis.summary import Summary, Window
from analysis.totals import KnownTotal

__all__ = [
    "AnalysisError",
    "Built",
    "Done",
    "Inspection",
    "KnownTotal",
    "Part",
    "Summary",
    "Window",
    "build",
    "build_inspection",
    "build_public",
    "read",
]
