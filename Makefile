# make demo    install, run the bundled example, say which file to open
# make test    install what developers need, run the tests
# make check   format, lint, types, layers, quality floors
# make lock    pin the newest versions that fit (needs uv)
#
# Needed beforehand: Python 3.11, 3.12 or 3.13 with venv, and make. Another interpreter: make PYTHON=/path/to/python3.12

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo test check lock clean

# The first that really runs and can make environments: a name on the path may be an empty shell.
USABLE := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for p in python3.12 python3.13 python3.11 python3; do \
	$$p -c '$(USABLE)' >/dev/null 2>&1 && { echo $$p; break; }; done)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --require-virtualenv
EXAMPLE := $(firstword $(wildcard examples/*/pages))
DEMO := demo-out
UV ?= uv

help:
	@sed -n '1,/^$$/s/^# //p' Makefile

demo: $(VENV)/.installed
	rm -rf $(DEMO)
	$(BIN)/rashomon build $(EXAMPLE) --out $(DEMO)
	@echo
	$(BIN)/rashomon show $(DEMO)
	@echo
	@echo "Open in a browser: $(CURDIR)/$(DEMO)/index.html"

test: $(VENV)/.developing
	$(BIN)/python -m pytest -n 2 $(ARGS)

check: $(VENV)/.developing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m benchmarks gate

lock:
	$(UV) pip compile $(LOCK) --group pyproject.toml:build -o requirements-build.lock
	$(UV) pip compile $(LOCK) pyproject.toml --group dev -o requirements-dev.lock
	$(UV) pip compile $(LOCK) pyproject.toml -c requirements-dev.lock -o requirements.lock

LOCK := --upgrade --universal --generate-hashes --no-emit-index-url --no-header --quiet --python-version 3.11

clean:
	rm -rf $(VENV) $(DEMO) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11, 3.12 or 3.13 with venv was found." \
		"Install one (Debian: apt install python3 python3-venv), or name it: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python requirements.lock requirements-build.lock pyproject.toml
	@echo "Installing what the program needs, each file checked against its hash"
	@$(PIP) install --quiet --require-hashes -r requirements-build.lock -r requirements.lock || { $(OFFLINE); }
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/bin/python requirements-dev.lock pyproject.toml
	@echo "Installing what developers need, each file checked against its hash"
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock || { $(OFFLINE); }
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

OFFLINE := echo "Nothing was installed. Is the package index reachable, and is there room on the disk?" >&2; exit 1
