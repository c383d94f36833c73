"""What a report says: a pure function of the report and the language data."""
