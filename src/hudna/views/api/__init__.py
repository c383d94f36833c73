"""The API: what the pages show, for programs; see docs/api.md."""
