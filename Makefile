# Two commands: `make demo` does the main job on the example review, `make test` runs
# every test and gate. Both make .venv themselves; they need Python 3.11 or later.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Programs of others that read what scrkit writes; `make test` runs without them.
CLIENTS := .clients
# The lowest versions that pyproject.toml allows, in an environment of their own.
LOWEST := .venv-lowest
NPM_CLIENTS := axe-core@4.14.1 yaml-language-server@1.25.0 @microsoft/sarif-multitool@5.7.0
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test test-full test-lowest test-clients lint docs bench clean

demo: $(VENV)/.installed
	@$(BIN)/scr demo out

test: lint
	@echo "left for make test-clients: $$($(BIN)/python -m pytest tests/clients -n 0 --collect-only | tail -n 1)"
	$(BIN)/python -m pytest -n 2 -m "not clients and not full" --cov --cov-report=term:skip-covered

# With what `make test` samples: every write fault, eight processes, whole suites.
test-full: lint
	$(BIN)/python -m pytest -n 2 -m "not clients" --cov --cov-report=term:skip-covered

# The same tests with the lowest versions that pyproject.toml allows.
test-lowest: $(LOWEST)/.installed
	$(LOWEST)/bin/python -m pytest -n 2 -m "not clients and not full"

test-clients: $(VENV)/.clients $(CLIENTS)/.installed
	$(BIN)/python -m pytest tests/clients -m clients

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
	$(BIN)/python bench/faults.py

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

$(VENV)/.clients: $(VENV)/.dev
	$(PIP) install --editable '.[dev,clients]'
	@touch $@

# uv knows how to choose the lowest versions; pip does not.
$(LOWEST)/.installed: pyproject.toml
	$(PYTHON) -m venv --clear $(LOWEST)
	$(LOWEST)/bin/python -m pip --disable-pip-version-check --quiet install "uv>=0.5"
	$(LOWEST)/bin/uv pip install --quiet --python $(LOWEST)/bin/python \
	  --resolution lowest-direct --editable '.[dev]'
	@touch $@

$(CLIENTS)/.installed: Makefile
	@command -v age >/dev/null || { echo "age is missing: apt-get install age"; exit 1; }
	@command -v chromium >/dev/null || { echo "chromium is missing: apt-get install chromium"; exit 1; }
	@command -v npm >/dev/null || { echo "npm is missing: apt-get install npm"; exit 1; }
	npm install --prefix $(CLIENTS) --no-audit --no-fund --no-save --loglevel=error $(NPM_CLIENTS)
	@touch $@

clean:
	rm -rf $(VENV) $(LOWEST) $(CLIENTS) out build dist
