# Two commands: `make demo` does the main job on the example review, `make test` runs
# every test and gate. Both make .venv themselves; they need Python 3.11 or later.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lint docs bench clean

demo: $(VENV)/.installed
	@$(BIN)/scr demo out

test: lint
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term:skip-covered

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The manual and the coverage of leaflet and quality markers, made from the rules.
docs: $(VENV)/.installed
	@mkdir -p docs
	@$(BIN)/scr explain --manual > docs/rules.md
	@$(BIN)/scr explain --coverage > docs/coverage.md

bench: $(VENV)/.bench
	$(BIN)/python bench/run.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "scrkit needs Python 3.11 or later: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(PIP) install --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml
	$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.bench: $(VENV)/.dev
	$(PIP) install --editable '.[dev,bench]'
	@touch $@

clean:
	rm -rf $(VENV) out build dist
