PYTHON ?= python3
VENV := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test test-fast bench lint format install

help: ## show these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: ## start the platform with demo content on http://localhost:$PORT (8000)
	@$(PYTHON) bin/install.py
	@$(VENV)/python bin/run.py

test: install ## run every test: unit, SQLite, PostgreSQL and browser
	@$(VENV)/python bin/test.py

test-fast: install ## run the unit tests on SQLite only
	@$(VENV)/pytest -q -m "not browser" --ignore=tests/production

bench: install ## measure pages, lists and search beside nginx (see docs/speed.md)
	@$(VENV)/python bin/bench.py

lint: install ## check style, imports and the lock file
	@$(VENV)/ruff check .
	@$(VENV)/ruff format --check .
	@$(VENV)/lint-imports --no-logo
	@var/tools/bin/uv lock --check --quiet

format: install ## repair style where a tool can
	@$(VENV)/ruff check --fix --quiet .
	@$(VENV)/ruff format .

install:
	@$(PYTHON) bin/install.py --dev
