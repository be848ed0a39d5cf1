"""A report as files to keep: a page, a tagged PDF, spreadsheets; all from the same safe tables and sentences.

Nothing is computed here. What cannot be drawn, opened or read aloud is not handed over.
"""

from analysis.paper.printing import files

__all__ = ["files"]
