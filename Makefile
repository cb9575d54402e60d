# perda-rules: everything that a person runs. `make` alone lists the targets.
# PYTHON chooses the interpreter of the working environment; PYTHONS those that the tests run on.

PYTHON  ?= $(firstword $(shell tools/pythons))
PYTHONS ?= $(shell tools/pythons)
VENV    ?= .venv
BIN      = $(VENV)/bin
STAMP    = $(VENV)/.installed
EXAMPLE ?= examples/bundles/dinkominfo-2026
AT      ?= 2026-12-31
FROM    ?= 2025-06-01
OUT     ?= out

.DEFAULT_GOAL := help
.PHONY: help setup setup-all audit city test test-one lint types layers format bench wheel check clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $(STAMP)

setup: $(STAMP) ## make the working environment in .venv

setup-all: ## make the environments of every Python, side by side
	@first=yes; made=; for python in $(PYTHONS); do \
	  version=$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	  if [ $$first = yes ]; then venv=$(VENV); else venv=$(VENV)-$$version; fi; first=no; \
	  $(MAKE) --no-print-directory setup PYTHON=$$python VENV=$$venv & made="$$made $$!"; \
	done; for one in $$made; do wait $$one || exit 1; done

audit: $(STAMP) ## audit an example bundle and write its reports to out/
	$(BIN)/perda-rules audit $(EXAMPLE) --at $(AT) --in-force-from $(FROM) -o $(OUT)

city: $(STAMP) ## audit all example bundles as one city
	$(BIN)/perda-rules audit examples/bundles/* --at $(AT) --in-force-from $(FROM) -o $(OUT)/kota

test: ## run every test on the first Python, and all that depend on the interpreter on every other from 3.11 to 3.13
	@test -n "$(PYTHONS)" || { echo "no Python from 3.11 to 3.13 found"; exit 1; }
	@set -e; first=yes; for python in $(PYTHONS); do \
	  version=$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	  if [ $$first = yes ]; then venv=$(VENV); flags="-m 'not product' --cov --cov-report=term:skip-covered"; else venv=$(VENV)-$$version; flags="-m 'not product and not rules and not pages' --hypothesis-profile=again"; fi; \
	  echo "== Python $$version"; \
	  $(MAKE) --no-print-directory test-one PYTHON=$$python VENV=$$venv FLAGS="$$flags"; \
	  if [ $$first = yes ]; then $(MAKE) --no-print-directory test-one PYTHON=$$python VENV=$$venv FLAGS="-m product"; fi; \
	  first=no; \
	done

test-one: $(STAMP) ## run every test on one Python (PYTHON, VENV)
	$(BIN)/python -m pytest -q -n auto --dist worksteal $(FLAGS)

lint: $(STAMP) ## style, types, architecture, and the encoding: nothing missing, nothing that reads alike
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/perda-rules doctor
	$(BIN)/perda-rules coverage --by bab --check
	$(BIN)/perda-rules corpus check

format: $(STAMP) ## put the code into its usual form
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: $(STAMP) ## measure the speed, as ratios within one run
	$(BIN)/python tools/bench.py

wheel: $(STAMP) ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

check: lint test ## all that CI runs

clean: ## remove environments and build output
	rm -rf .venv .venv-3.* out dist build
