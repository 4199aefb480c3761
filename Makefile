V := .venv
BIN := $(V)/bin

.PHONY: demo test thorough check
demo: $(V)/.ok
	$(BIN)/orderbot demo

test: $(V)/.ok
	$(BIN)/python -m pytest -n auto --dist worksteal

# its workers mostly wait, for processes that are killed and start again: two for each core
thorough: $(V)/.ok
	$(BIN)/python -m pytest -n $$((2 * $$(getconf _NPROCESSORS_ONLN))) --dist worksteal -m thorough

check: $(V)/.ok
	$(BIN)/ruff format --check orderbot tests benchmarks
	$(BIN)/ruff check orderbot tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

$(V)/.ok: pyproject.toml constraints.txt
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "orderbot needs Python 3.11 or newer"; exit 1; }
	@python3 -m venv $(V) || { echo "python3-venv is missing: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install -q --no-compile --disable-pip-version-check -e '.[dev]' -c constraints.txt
	@touch $@
