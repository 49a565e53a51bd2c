# Saring: build, test, install. `make demo` on a fresh machine does all the set-up by itself.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
SUDO := $(shell test "$$(id -u)" = 0 || echo sudo)
PACKAGES := libxml2-dev libsimdjson-dev libutf8proc-dev libxml2-utils jq pkg-config
RELEASE := -c release --product saring --static-swift-stdlib
BINARY = $(shell $(SWIFT) build $(RELEASE) --show-bin-path)/saring

.PHONY: all build deps demo catalogue test evaluate bench lint install uninstall clean

all: build

# Installs the Debian packages that are missing; says nothing when all are there.
deps:
	@missing=; for package in $(PACKAGES); do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' \
	    || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "installing$$missing"; \
	  $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing; \
	fi

build: deps
	@$(SWIFT) build $(RELEASE)

# The ranked list, without answers, and one profile explained.
demo: build
	@echo
	@$(BINARY) screen --rules Rules --to table --as-of 2026-11-23 Fixtures/profiles/demo.jsonl
	@echo
	@$(BINARY) explain --rules Rules --as-of 2026-11-23 Fixtures/profiles/demo.jsonl --id $(DEMO)

# The profile of the demonstration that is explained.
DEMO ?= R-0104

# All rules in words, one page for each language, for people who do not read XML.
catalogue: build
	@install -d $(CATALOGUE)
	@for language in en id; do \
	  $(BINARY) show catalogue --rules Rules --lang $$language \
	    --output $(CATALOGUE)/catalogue-$$language.html && \
	  echo "wrote $(CATALOGUE)/catalogue-$$language.html"; \
	done

CATALOGUE ?= Documentation/catalogue

test: deps
	@$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build

# Measures the rule book on adverts and messages beside the repository; says so when they are not there.
evaluate: build
	@$(SWIFT) build -c release --product SaringEvaluation --static-swift-stdlib
	@$(dir $(BINARY))SaringEvaluation $(BINARY) ../shared/data

# Measures speed step by step and beside other programs on a workload beside the repository, and writes a
# page about it; says so when the workload is not there. COUNT=1000000 and REPEATS=7 are environment variables.
bench: build
	@python3 Tests/Benchmarks/bench.py $(BINARY) ../shared/perf Documentation/performance.md

lint:
	@$(SWIFT) format lint --strict --recursive --parallel Sources Tests Package.swift

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/saring \
	  $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/saring
	rm -rf $(DESTDIR)$(PREFIX)/share/saring/Rules
	cp -R Rules $(DESTDIR)$(PREFIX)/share/saring/Rules
	install -m 644 Documentation/screening.schema.json Documentation/explanation.schema.json \
	  $(DESTDIR)$(PREFIX)/share/saring/
	install -m 644 Documentation/saring.1 $(DESTDIR)$(PREFIX)/share/man/man1/saring.1
	$(BINARY) --generate-completion-script bash \
	  > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/saring
	$(BINARY) --generate-completion-script zsh \
	  > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_saring
	$(BINARY) --generate-completion-script fish \
	  > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/saring.fish
# Last, so that it is younger than the folder that it stands for.
	$(BINARY) prepare $(DESTDIR)$(PREFIX)/share/saring/Rules \
	  -o $(DESTDIR)$(PREFIX)/share/saring/Rules.saring

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/saring $(DESTDIR)$(PREFIX)/share/saring \
	  $(DESTDIR)$(PREFIX)/share/man/man1/saring.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/saring \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_saring \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/saring.fish

clean:
	rm -rf .build
