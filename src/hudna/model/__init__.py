"""The vocabulary of ceasefire monitoring, as frozen types. Standard library only."""
