"""The API that other tools build on."""
