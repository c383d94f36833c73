"""Measurements of the bounds that the design states. `python -m benchmarks` runs all of them and prints each with its bound."""
