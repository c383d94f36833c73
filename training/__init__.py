"""Training of the reader's small linear models on annotated reports in `../shared/gold`, which are not part of the project.

`python -m training` learns them anew and writes them to `src/hudna/data/models`; `python -m training --folds 5` only measures.
"""
