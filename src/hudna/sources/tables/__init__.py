"""Tables of reports: a row each, in comma-separated values, workbooks or lines of JSON."""
