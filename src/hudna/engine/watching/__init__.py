"""Following sources: looking at their feeds when it is time, and keeping what is new."""
