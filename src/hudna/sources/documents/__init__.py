"""Documents: PDF, scanned pages, and the files of word processors."""
