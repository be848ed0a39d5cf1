"""What people said, for those who may read it: from released responses to sentences, tables and charts."""

from analysis.built import Built, build
from analysis.errors import AnalysisError
from analysis.source import read
from analysis.summary import Summary, Window

__all__ = ["AnalysisError", "Built", "Summary", "Window", "build", "read"]
