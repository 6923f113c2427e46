# Every target sets itself up: only Python 3.11+, git and make are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site test bench eval lighthouse lint serve clean

site: $(VENV)/ready   ## check guidance/ and build the site into build/site
	$(BIN)/quietword check guidance || [ $$? -eq 1 ]   # what blocks is left out of the site; what cannot be read stops here
	$(BIN)/quietword build

test: $(VENV)/ready   ## run every test
	$(BIN)/pytest

bench: $(VENV)/ready   ## CPU time, as ratios to a bare Markdown parse
	$(BIN)/python -m tests.bench

eval: $(VENV)/ready   ## precision and recall on the open corpus
	$(BIN)/python -m tests.corpus.evaluate

lighthouse: site   ## Lighthouse on a slow phone, three times a page; needs chromium and npm ci --prefix tests/browser
	$(BIN)/python -m tests.browser.lighthouse

lint: $(VENV)/ready   ## style of our own code
	$(BIN)/ruff check linter tests

serve: $(VENV)/ready   ## preview with drafts marked, on this machine only
	$(BIN)/quietword serve

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) build .pytest_cache .hypothesis .ruff_cache
