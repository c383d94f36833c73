"""Archives: files that hold files, and what was captured of the web."""
