# Two commands: `make demo` does the main job on the example review, `make test` runs
# every test and gate (`make test-full` with coverage, and nothing sampled). All make
# .venv themselves; they need Python 3.11 or later.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Programs of others that read what scrkit writes; `make test` runs without them.
CLIENTS := .clients
# The lowest versions that pyproject.toml allows, in an environment of their own.
LOWEST := .venv-lowest
NPM_CLIENTS := axe-core@4.14.1 yaml-language-server@1.25.0 @microsoft/sarif-multitool@5.7.0
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# A worker takes a stretch of the tests and helps the other out at the end, so that what
# the tests of a file share is mostly made once; the clients' tests are not even read.
TESTS := -m pytest -n 2 --dist worksteal --ignore=tests/clients
PYTEST := $(BIN)/python $(TESTS)
# Whoever switched it off still wants it here: a hundred tests start a Python.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-full test-faults test-lowest test-clients lint docs bench clean

demo: $(VENV)/.installed
	@$(BIN)/scr demo out

# Every assertion, in some four minutes on two idle cores: what is large is sampled.
test: lint
	@echo "left for make test-full: coverage, the wheel, all that is sampled here"
	@echo "left for make test-clients: what programs of others say"
	$(PYTEST) -m "not full"

# Before anything is called done: the whole of it, about an hour on two idle cores.
# Coverage is of what `make test` runs: the drivers strike the same lines again, in forks
# and children that it does not see.
test-full: lint
	$(PYTEST) -m "not full" --hypothesis-profile=whole --cov --cov-report=term:skip-covered
	$(PYTEST) -m full --hypothesis-profile=whole --durations=40

# What even test-full samples (tests/sampling.py), whole: every kind of fault at every call
# of every command that writes, every command on every spoiled review. Some hours.
test-faults: $(VENV)/.dev
	SCR_EVERY_FAULT=1 $(PYTEST) -m full --hypothesis-profile=whole tests/test_every_call.py \
	  tests/test_eight_hands.py tests/cli/test_spoiled_reviews.py tests/rules/test_falling_silent.py \
	  tests/identity/test_surely_names.py

# The same tests with the lowest versions that pyproject.toml allows.
test-lowest: $(LOWEST)/.installed
	$(LOWEST)/bin/python $(TESTS) -m "not full"

test-clients: $(VENV)/.clients $(CLIENTS)/.installed
	$(BIN)/python -m pytest tests/clients -m clients

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The manual, the coverage of leaflet and quality markers, the table of rules in
# CONTRIBUTING and the timeline's picture: all that docs take from the code.
docs: $(VENV)/.installed
	@$(BIN)/scr explain --manual > docs/rules.md
	@$(BIN)/scr explain --coverage > docs/coverage.md
	@$(BIN)/python docs/make.py > /dev/null

bench: $(VENV)/.bench
	$(BIN)/python bench/run.py
	$(BIN)/python bench/faults.py
	$(BIN)/python bench/forms.py
	$(BIN)/python bench/research.py

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
