"""\"What you told us\": the answer families get when the inspectors' report is out."""

from analysis.answering_back.files import HTML, JSON, build_public

__all__ = ["HTML", "JSON", "build_public"]
