# Two commands do everything: `make run` and `make test`. Neither needs root or anything but Python 3.11, git and make.
SHELL := /bin/sh
# The first that really runs and is new enough: a version manager's stand-in may be on the path and refuse.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
UV_VERSION := 0.13.9
BIN := .venv/bin

.PHONY: run demo test check bench setup setup-dev lock schema

run: setup
	@$(BIN)/interviewer serve

demo: setup
	@$(BIN)/interviewer demo

# Style, types, and every test.
test: setup-dev
	@$(BIN)/python tests/ensure_browser.py
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@$(BIN)/python tests/run_all.py

# The quick part of it, for every save.
check: setup-dev
	$(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/pytest -q --ignore=tests/web -m "not webrtc and not engine and not fault"

setup: .venv/installed
setup-dev: .venv/installed-dev

.venv/uv:
	@command -v uv >/dev/null 2>&1 || { echo "Getting uv $(UV_VERSION) into this folder"; \
	  "$(PYTHON)" -m venv .uv && .uv/bin/python -m pip install -q --disable-pip-version-check uv==$(UV_VERSION); }
	@PATH="$$PATH:$(CURDIR)/.uv/bin" uv venv -q --allow-existing -p "$(PYTHON)" .venv && touch $@

.venv/installed: .venv/uv requirements.lock pyproject.toml
	@echo "Installing what the interviewer needs"
	@PATH="$$PATH:$(CURDIR)/.uv/bin" uv pip install -q -p .venv --require-hashes -r requirements.lock
	@PATH="$$PATH:$(CURDIR)/.uv/bin" uv pip install -q -p .venv --no-deps -e .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	@echo "Installing what its tests need"
	@PATH="$$PATH:$(CURDIR)/.uv/bin" uv pip install -q -p .venv --require-hashes -r requirements-dev.lock
	@touch $@

# Locks name versions and hashes only, no hosts, so that any mirror can serve them.
LOCK := uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header -p 3.11 pyproject.toml
lock:
	$(LOCK) -o requirements.lock
	$(LOCK) --extra dev -c requirements.lock -o requirements-dev.lock

# Minutes to half an hour, on a machine that does nothing else meanwhile; see benchmarks/README.md.
bench: setup-dev
	@$(BIN)/python -m benchmarks.voice_path compare
	@$(BIN)/python -m benchmarks.voice_path delivery
	@$(BIN)/python -m benchmarks.pauses

schema: setup
	@$(BIN)/interviewer bank schema
