# Two commands: `make run` reads the examples and prints the state of their ceasefires; `make test` runs every test.
# Each sets up what it needs in .venv first, at the versions that constraints.txt pins.

PYTHON ?= python3
BIN := .venv/bin
SOURCES := pyproject.toml constraints.txt hatch_build.py $(wildcard frontend/*.json frontend/*.mjs frontend/src/*.js frontend/src/*/*) $(wildcard src/hudna/data/places/*.toml src/hudna/data/places/*/*.toml)
CODE := $(shell find src -name '*.py' -o -name '*.toml' -o -name '*.json')
COMPILED := build/compiled
LEDGER := build/karabakh-2020.ledger
STEMS := src/hudna/data/languages/ar/stems.msgpack

# Compiled Python is kept, whatever the environment says: without it every start compiles a hundred modules.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run serve test lint gold compiled bench pictures clean

run: .venv/run.stamp $(STEMS)
	@mkdir -p build
	@rm -f $(LEDGER) $(LEDGER)-wal $(LEDGER)-shm
	$(BIN)/hudna monitor examples/karabakh-2020 --ledger $(LEDGER)
	@echo
	@echo "The ledger is $(LEDGER). Open the dashboard in a browser, in Arabic or English:"
	@echo "  make serve"
	@echo "Or ask it on the command line, for example:"
	@echo "  $(BIN)/hudna incidents --ledger $(LEDGER)"
	@echo "  $(BIN)/hudna standing karabakh-2020-10-17 --as-of 2020-10-20 --ledger $(LEDGER)"

# The dashboard over the ledger of the examples, until it is stopped.
serve: .venv/run.stamp
	@test -f $(LEDGER) || $(MAKE) --no-print-directory run
	$(BIN)/hudna serve --ledger $(LEDGER)

test: .venv/test.stamp $(STEMS)
	$(BIN)/pytest -n auto

lint: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gold: .venv/test.stamp $(STEMS)
	$(BIN)/python -m tests.gold.measure

# The reader as C extensions: the same source and the same claims, a third quicker. Needs a C compiler and some six minutes; the wheel is in dist/.
compiled: $(COMPILED)/stamp

bench: $(COMPILED)/stamp
	PYTHONPATH=$(COMPILED):. $(BIN)/python -m benchmarks

# The pictures of the README and the guide, taken in Chromium.
pictures: .venv/test.stamp
	@test -f $(LEDGER) || $(MAKE) --no-print-directory run
	$(BIN)/python -m tests.web.pictures $(LEDGER) docs/pictures

.venv/pip.stamp:
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run.stamp: .venv/pip.stamp $(SOURCES)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	$(BIN)/python -m compileall -q src
	@touch $@

.venv/test.stamp: .venv/pip.stamp $(SOURCES)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python -m compileall -q src
	@touch $@ .venv/run.stamp

.venv/compile.stamp: .venv/pip.stamp $(SOURCES)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[compile]'
	@touch $@ .venv/run.stamp

# Installing finds the stems of the lexicons; after a change each process would find them for itself until they are kept again.
$(STEMS): $(CODE) | .venv/run.stamp
	$(BIN)/python -m hudna.reading.stems_build
	@touch $@

# From a copy of the source: the compiler leaves its output beside what it compiles.
$(COMPILED)/stamp: .venv/compile.stamp $(CODE)
	rm -rf build/source $(COMPILED) dist
	mkdir -p build/source/frontend
	cp -r frontend/src frontend/*.json frontend/*.mjs build/source/frontend
	cp -r src pyproject.toml hatch_build.py README.md LICENSE NOTICE build/source
	HATCH_BUILD_HOOK_ENABLE_MYPYC=true $(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation \
	  --wheel-dir dist build/source
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --target $(COMPILED) dist/*.whl
	@touch $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
