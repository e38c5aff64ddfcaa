# Every target sets up what it needs. `make demo` and `make test` are all a new user has to know.
PYTHON ?= python3
PORT ?= 3900
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# The tests start many processes: what one has compiled is not compiled again by the next.
unexport PYTHONDONTWRITEBYTECODE

# Nothing is resolved here: the locks name every package, and what one of them lacks is a sentence.
INSTALL = $(BIN)/python -m pip install -qq --no-deps
complete = wants=$$($(BIN)/python -m pip check 2>&1) \
	|| { echo "$$wants"; echo "$(1) lacks what is named above. Maintainers: make requirements"; exit 1; }

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-all generated coverage check bench load format requirements release clean

help:
	@echo "make demo      the coach in a pretend workspace in your browser (PORT=$(PORT))"
	@echo "make test      every behaviour, in a few minutes"
	@echo "make test-all  and then what takes long, and examples that nobody chose"
	@echo "make coverage  what no test reaches"
	@echo "make check     linters, types, import contracts"
	@echo "make bench     measurements side by side, about ten minutes; writes bench/RESULTS.md"
	@echo "make load      ten minutes of 50 a second; writes the end of that page"
	@echo "make release   wheel, sdist, bill of materials and checksums, into dist/"

$(VENV)/run.stamp: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Nextrung needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.11 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up: the packages the coach runs on ..."
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-build-isolation --editable .
	@$(call complete,requirements.txt)
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@echo "Setting up: the packages the tests and checks need ..."
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@$(call complete,requirements-dev.txt)
	@touch $@

setup: $(VENV)/run.stamp

demo: $(VENV)/run.stamp
	@$(BIN)/nextrung demo --port $(PORT)

PYTEST = $(BIN)/python -m pytest -n auto --dist worksteal
test: $(VENV)/dev.stamp
	@$(PYTEST) -m "not slow"

# What `make test` has just run is not run again, except that Hypothesis draws other examples.
test-all: test
	@$(PYTEST) -m "slow or hypothesis" --hypothesis-profile=explore

coverage: $(VENV)/dev.stamp
	@$(PYTEST) --cov --cov-report=term

check: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/dev.stamp
	@$(BIN)/python -m bench

load: $(VENV)/dev.stamp
	@$(BIN)/python -m bench.load

# What follows from the code: the manifest and its link, the settings, the reference of templates,
# licenses, and how words read: for three people, and in half a year of messages.
generated: $(VENV)/dev.stamp
	@$(BIN)/nextrung manifest > manifest.yml
	@{ grep -v '^\[new-app\]:' docs/install.md; \
		echo "[new-app]: $$($(BIN)/nextrung manifest --link)"; } > docs/install.md.new
	@mv docs/install.md.new docs/install.md
	@$(BIN)/nextrung env > .env.example
	@$(BIN)/nextrung prompts variables > docs/templates.md
	@$(BIN)/python deploy/release.py licenses > docs/licenses.md
	@$(BIN)/python -m pytest -q --snapshot-update tests/prompts tests/slack/views \
		tests/e2e/test_six_months.py

# Only for maintainers who change pyproject.toml: pins with extras and hashes, no index address.
COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	--no-emit-index-url --no-annotate --no-header pyproject.toml --group build
requirements:
	$(COMPILE) -o requirements.txt
	$(COMPILE) --group dev -c requirements.txt -o requirements-dev.txt

# Of what is committed; the same commit makes the same files.
release: $(VENV)/dev.stamp
	@$(BIN)/python deploy/release.py

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage build dist *.egg-info
