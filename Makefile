# The only list of commands; `make` alone prints it.
# Every command first brings .venv in line with requirements.lock, and says so when it does.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WAREHOUSE ?= warehouse
RAW ?=
ARGS ?=

# A changed lock, a moved checkout or another make recipe each ask for a fresh installation.
LOCK_ID := $(shell { cat requirements.lock; echo "$(CURDIR)"; } | cksum | cut -d' ' -f1)
STAMP := $(VENV)/installed-$(LOCK_ID)
BENCH_LOCK := tests/benchmarks/requirements.lock
BENCH_ID := $(shell cksum < $(BENCH_LOCK) | cut -d' ' -f1)
BENCH_STAMP := .venv-bench/installed-$(BENCH_ID)

# Nothing that runs here may report to its vendor.
export DO_NOT_TRACK := 1
export DAGSTER_DISABLE_TELEMETRY := yes
export DBT_SEND_ANONYMOUS_USAGE_STATS := false
export STREAMLIT_BROWSER_GATHER_USAGE_STATS := false
export PYTHONUTF8 := 1

STEP := .ci/step
LEXICONS := $(wildcard pipelines/extract/lexicon) $(wildcard raw/*.yml)
DBT := $(BIN)/dbt --no-use-colors --quiet
DBT_DIRS := --project-dir dbt_project --profiles-dir dbt_project
# dbt only parses during `make check`: the file that this names is never made.
CHECK_ENV := PLANLEDGER_BUILD="$(CURDIR)/dbt_project/target/check/planledger.duckdb"

.DEFAULT_GOAL := help
.PHONY: help setup run dashboard dagster sql docs test soak check golden bench lock

help: ## print this list
	@echo "planledger: make COMMAND [WAREHOUSE=dir] [ARGS='more options']"
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' Makefile

setup: $(STAMP) ## make .venv and install the lock, if absent or stale

run: $(STAMP) ## read raw/, build the warehouse, publish it, print the ranking
	$(BIN)/planledger run --warehouse "$(WAREHOUSE)" $(ARGS)

dashboard: $(STAMP) ## open the pages on the published warehouse
	$(BIN)/planledger dashboard --warehouse "$(WAREHOUSE)" $(ARGS)

dagster: $(STAMP) ## open Dagster's pages and daemon on this machine only
	$(BIN)/planledger dagster --warehouse "$(WAREHOUSE)" $(ARGS)

sql: $(STAMP) ## ask the published warehouse: make sql ARGS="'select …'"
	$(BIN)/planledger sql --warehouse "$(WAREHOUSE)" $(ARGS)

# dbt opens the file for writing, so it is given a copy; its stem is what the relations carry.
DOCS := dbt_project/target/docs
docs: $(STAMP) ## write dbt's pages on the published tables and their lineage: one HTML file
	@mkdir -p $(DOCS) && rm -f $(DOCS)/planledger.duckdb && \
	  cp "$(WAREHOUSE)/current/planledger.duckdb" $(DOCS)/ && chmod u+w $(DOCS)/planledger.duckdb
	@PLANLEDGER_BUILD="$(CURDIR)/$(DOCS)/planledger.duckdb" $(DBT) --no-version-check \
	  docs generate --static $(DBT_DIRS) --target-path "$(CURDIR)/$(DOCS)"
	@rm -f $(DOCS)/planledger.duckdb
	@echo "docs: open $(DOCS)/static_index.html"

# As many processes as cores, the longest files first: what is short fills the gaps at the end. A
# folder without tests is not named, since pytest refuses names that are absent.
TESTS := $(wildcard $(addprefix tests/,integration browser crawl hostile contract generator golden unit))
test: $(STAMP) ## run the tests, in as many processes as there are cores
	$(BIN)/pytest -m "not soak" -n auto --maxprocesses 4 --no-loadscope-reorder $(TESTS) $(ARGS)

soak: $(STAMP) ## run the long tests
	$(BIN)/pytest -m soak tests $(ARGS)

check: $(STAMP) ## format, lint, types, imports, spelling, dependencies, lexicons, SQL, dbt
	@$(STEP) "ruff format" $(BIN)/ruff format --check .
	@$(STEP) "ruff check" $(BIN)/ruff check .
	@$(STEP) "typos" $(BIN)/typos
	@$(STEP) "yamllint" $(BIN)/yamllint --strict $(LEXICONS)
	@$(STEP) "deptry" $(BIN)/deptry .
	@$(STEP) "import-linter" $(BIN)/lint-imports
	@$(STEP) "ty" $(BIN)/ty check pipelines dashboards tests
	@$(STEP) "sqlfluff" $(BIN)/sqlfluff lint --disable-progress-bar \
	  dbt_project/models dbt_project/tests dbt_project/analyses
	@$(STEP) "dbt parse" env $(CHECK_ENV) $(DBT) --warn-error parse $(DBT_DIRS)
	@$(STEP) "dbt-bouncer" env $(CHECK_ENV) $(BIN)/dbt-bouncer run

golden: $(STAMP) ## print every miss on the hand-coded documents, raise floors, write the rates
	$(BIN)/python -m tests.golden.card $(ARGS)

bench: $(STAMP) $(BENCH_STAMP) ## measure speed beside the peers and the limits, in one run
	$(BIN)/python tests/benchmarks/compare.py --peers .venv-bench/bin/python $(ARGS)

lock: ## resolve pyproject.toml into requirements.lock again (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate --group dev \
	  pyproject.toml -o requirements.lock

# uv where it is at hand, since it is faster; pip alone is enough. Hashes bind both.
define install
	@if uv --version >/dev/null 2>&1; then \
	  echo "setup: installing $(2) into $(1) with uv"; \
	  uv pip install --quiet --python $(1)/bin/python --compile-bytecode --no-deps \
	    --require-hashes $(3) -r $(2); \
	else \
	  echo "setup: installing $(2) into $(1) with pip; this takes about two minutes"; \
	  $(1)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
	    --require-hashes $(3) -r $(2); \
	fi
endef

define venv
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "setup: $(PYTHON) is not Python 3.11 to 3.13; name one: make PYTHON=python3.11"; \
	    exit 1; }
	@test -x $(1)/bin/python || { echo "setup: making $(1)"; $(PYTHON) -m venv $(1); }
endef

# Keyed on the lock's content and not on its time, which a checkout changes.
$(STAMP):
	$(call venv,$(VENV))
	$(call install,$(VENV),requirements.lock,--only-binary :all:)
	@site=$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))') && \
	  echo "$(CURDIR)" > "$$site/planledger.pth"
	@printf '#!/bin/sh\nexec "%s/$(BIN)/python" -P -m pipelines "$$@"\n' "$(CURDIR)" \
	  > $(BIN)/planledger && chmod +x $(BIN)/planledger
	@rm -f $(VENV)/installed-* && touch $@
	@echo "setup: ready; the command is $(BIN)/planledger"

# Two of the peers are published as sources only.
$(BENCH_STAMP):
	$(call venv,.venv-bench)
	$(call install,.venv-bench,$(BENCH_LOCK),)
	@rm -f .venv-bench/installed-* && touch $@
