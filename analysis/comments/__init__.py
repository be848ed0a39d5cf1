"""What can be told of comments without showing one: an index for finding them, and texts that repeat others."""

from analysis.comments.entries import Entry, index, reference, repeated

__all__ = ["Entry", "index", "reference", "repeated"]
