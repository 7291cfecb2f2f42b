# One word does it: each target first sets itself up in .venv, from the lock, and skips that when
# nothing has changed. Needs GNU make and Python 3.11 or later, nothing else.
#
#   make site      build the example site into site/ and say what was proven
#   make preview   serve it, and rebuild on every save
#   make test      run the tests          (make test ARGS="-k quotes" for some)
#   make screenshots   every kind of page as a picture, in .onrecord/screenshots
#   make check     lint, types, tests: what a change must pass
#   make clean     remove what was made here, the set-up included

SHELL := /bin/sh
.DEFAULT_GOAL := site
.DELETE_ON_ERROR:

# The first Python here that is new enough; `make PYTHON=…` names another.
CANDIDATES := python3 python python3.14 python3.13 python3.12 python3.11
SUITS := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON = $(shell for p in $(CANDIDATES); do \
	"$$p" -c '$(SUITS)' 2>/dev/null && { echo "$$p"; break; }; done)

MISSING := onrecord needs Python 3.11 or later with venv (on Debian: apt-get install python3-venv); \
	none of these has it: $(CANDIDATES)

RUN := .venv/bin/python -m
PIP := install -qq --disable-pip-version-check
READY := .venv/.ready
ARGS ?=
# The tests are three processes wide by default: each opens builds and browsers of its own, and waits
# for them.
WORKERS ?= 3

.PHONY: site preview test screenshots lint check lock clean setup
setup: $(READY)

# The stamp names the folder it was made in. Where the folder was moved, or the Python behind .venv
# is another one by now, the set-up is done again.
STAMP := import pip; print(open("$(READY)").read(), end="")
ifneq ($(shell .venv/bin/python -c '$(STAMP)' 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

$(READY): requirements-dev.lock pyproject.toml
	@rm -f $@
	@.venv/bin/python -c 'import pip; $(SUITS)' 2>/dev/null || { \
		test -n "$(PYTHON)" || { echo "$(MISSING)" >&2; exit 1; }; \
		echo "Setting up .venv with $(PYTHON): once, a minute or so"; \
		"$(PYTHON)" -m venv --clear .venv; }
	@$(RUN) pip $(PIP) --require-hashes -r requirements-dev.lock
	@$(RUN) pip $(PIP) --no-deps --no-build-isolation -e .
	@printf '%s\n' "$(CURDIR)" > $@

site: $(READY)
	@$(RUN) generator build $(ARGS)

preview: $(READY)
	@$(RUN) generator preview $(ARGS)

test: $(READY)
	@$(RUN) pytest -n $(WORKERS) --dist loadfile $(ARGS)

screenshots: $(READY)
	@$(RUN) tests.site.screenshots --output .onrecord/screenshots $(ARGS)

lint: $(READY)
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) mypy

check: lint test

# The lock says what is tried together, for every platform, with hashes and without addresses.
# Needs uv (pip install uv).
lock:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-annotate --custom-compile-command 'make lock' --python-version 3.11 \
		--extra cluster --group dev pyproject.toml --output-file requirements-dev.lock

clean:
	rm -rf .venv site .site.onrecord-* .onrecord .mypy_cache .pytest_cache .ruff_cache .hypothesis dist .ci/node_modules
