# Two commands: `make run` reads the examples and prints the state of their ceasefires; `make test` runs every test.
# Each sets up what it needs in .venv first, at the versions that constraints.txt pins.

PYTHON ?= python3
BIN := .venv/bin
SOURCES := pyproject.toml constraints.txt hatch_build.py $(wildcard frontend/*.json frontend/*.mjs frontend/src/*.js frontend/src/*/*) $(wildcard src/hudna/data/places/*.toml src/hudna/data/places/*/*.toml)
CODE := $(shell find src -name '*.py' -o -name '*.toml' -o -name '*.json')
COMPILED := build/compiled
LEDGER := build/karabakh-2020.ledger

.PHONY: run serve test lint gold compiled bench pictures clean

run: .venv/run.stamp
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

test: .venv/test.stamp
	$(BIN)/pytest -n auto

lint: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gold: .venv/test.stamp
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
	@touch $@

.venv/test.stamp: .venv/pip.stamp $(SOURCES)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@ .venv/run.stamp

.venv/compile.stamp: .venv/pip.stamp $(SOURCES)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[compile]'
	@touch $@ .venv/run.stamp

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
