# Unroll: `make` trains the tutorial's networks on MNIST and writes a report. `make help` lists what else there is.
#
#   make STAGE... [FORCE=1] [SET="stage.key=value ..."] [JOBS=n] [PIPELINE=Pipelines/quick.yaml]
#
# Everything that takes time is done by two programs, `swift build` and `unroll`, and both know what is up to date.

BUILDING = Building from nothing takes 3 to 6 minutes and 250 MB in .build.
RUNNING = The first run takes about 1 minute and 250 MB in Output; training uses all cores.

# From the command line only: a variable of the environment that happens to be called so counts for nothing.
PIPELINE = Pipelines/tutorial.yaml
FORCE =
SET =
JOBS =

UNROLL = .build/release/unroll
BUILT = .build/unroll.built
FLAGS = $(if $(filter-out 0 no,$(FORCE)),--force) $(if $(JOBS),--jobs $(JOBS)) $(foreach setting,$(SET),--set '$(setting)')
RUN = $(UNROLL) run --pipeline $(PIPELINE) $(FLAGS)

# The names of the stages are the keys that are indented by two spaces below `stages:` (`make lint` checks that).
STAGES := $(shell sed -n '/^stages:/,/^[^ \#]/ s/^  \([^ \#:][^ :]*\):.*/\1/p' $(PIPELINE) 2>/dev/null)
SOURCES := Package.swift $(wildcard Package.resolved) $(shell find Sources -not -name '.*')

# Another compiler makes other fingerprints. Its package keeps the file's time, which may lie before that of the program: therefore
# the time stamp of the build holds which compiler it was.
COMPILER := $(shell stat -c '%n %s %Y' "$$(readlink -f "$$(command -v swiftc)")" 2>/dev/null)
RECOMPILED := $(shell test ! -e $(BUILT) || echo '$(COMPILER)' | cmp -s - $(BUILT) || echo compiler)

.DEFAULT_GOAL := all
.PHONY: all announce quick mnist compiler test torture fuzz sanitize browser lint build setup run open help bench bench-peers clean distclean $(STAGES)
MAKEFLAGS += --no-builtin-rules

all: run                    ## run the whole pipeline and write Output/index.html (what plain `make` does)

# One recipe for all stages that are asked for, so that `make -j2 a b` is one run; none named means every stage.
run: announce $(BUILT)
	@$(RUN) $(if $(filter all,$(MAKECMDGOALS)),,$(filter $(STAGES),$(MAKECMDGOALS)))

# Said before anything is built.
announce:
	@test -e Output/.unroll/unroll.sqlite || echo '$(RUNNING)'

$(STAGES): run
	@:

quick: PIPELINE = Pipelines/quick.yaml
quick: $(BUILT)             ## run the same pipeline at a size that ends in seconds
	@$(RUN)

# UNROLL_MNIST_DIR names a folder with MNIST's four files; without it the pipeline fetches them before any test runs, as tests
# use no network.
WITH_MNIST = UNROLL_MNIST_DIR="$${UNROLL_MNIST_DIR:-$(CURDIR)/Output/fetch-mnist}"

mnist: $(if $(UNROLL_MNIST_DIR),,$(BUILT))
	@test -n "$$UNROLL_MNIST_DIR" || $(UNROLL) run --quiet parse-mnist

# Tests and program share one build: both are compiled for release, and no test needs @testable.
test: $(BUILT) lint browser mnist ## check the sources and run all tests
	@for part in '--skip $(WHOLE)' '--filter $(WHOLE)'; do \
	    $(WITH_MNIST) swift test -c release --disable-testable-imports $$part || exit 1; done
	@for level in v2 v3; do echo "the numbers again at the CPU level $$level" && \
	    UNROLL_CPU=$$level swift test -c release --disable-testable-imports --skip-build --filter '$(NUMBERS)' || exit 1; done

# The same suites are part of `make test`, where they stop early.
torture: $(BUILT) mnist     ## kill, starve, race and age the program at full length, and print the counts
	@$(WITH_MNIST) UNROLL_TORTURE=1 swift test -c release --disable-testable-imports --filter 'Torture'

# libFuzzer makes inputs for what reads foreign files; Tests/Corpus/RECORD.md says how long it did so far. The sanitizer and the
# counters of libFuzzer are in every module, the packages' too, so this build is one of its own (1 GB in .build/fuzz).
SECONDS = 60
TARGET =
FUZZ = ASAN_OPTIONS=detect_leaks=0 UNROLL_FUZZER=$$(Scripts/fuzzer.sh) swift build -c release --product FuzzDriver \
    --scratch-path .build/fuzz --sanitize address -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld \
    -Xcc -fsanitize=fuzzer-no-link

fuzz: | setup               ## fuzz what reads foreign files for SECONDS each, or TARGET alone, and add to Tests/Corpus
	@$(FUZZ)
	@Scripts/fuzz.sh $(SECONDS) $(TARGET)

sanitize: mnist | setup     ## run the tests under the sanitizers of addresses, threads and undefined behaviour (an hour, 10 GB in .build)
	@$(WITH_MNIST) Scripts/sanitize.sh '$(NUMBERS)' '$(WHOLE)'

# Chromium and Python are for the tests of pages alone.
BROWSER = .build/browser

browser: $(BROWSER)/installed ## prepare the browser in which make test opens pages (300 MB; without it those tests are skipped)

$(BROWSER)/installed: Tests/Browser/requirements.txt
	@Scripts/browser.sh $(BROWSER)

# The tests of the whole program go last and alone: while they wait for processes they hold all of Swift's threads, and tests
# beside them would stand still.
WHOLE = ^EndToEndTests

# The tests whose numbers may depend on the processor.
NUMBERS = ^(Kernels|Autograd|Layers|Models|Training|Vector)Tests

lint: | setup               ## check format, imports and the rules of CONTRIBUTING.md
	@Scripts/lint.sh

build: $(BUILT)             ## build .build/release/unroll

# Only the time stamp tells: an edited comment makes the build finish without writing the program anew.
$(BUILT): $(SOURCES) $(RECOMPILED) | setup
	@swift build -c release --product unroll
	@echo '$(COMPILER)' > $@

compiler:
	@:

setup:                      ## install the system libraries that are missing
	@test -e $(BUILT) || echo '$(BUILDING)'
	@Scripts/setup.sh

# A library that is loaded before the program counts what it asks the system for, where the system can load it so.
COUNTER = .build/count_allocations.so

bench: $(BUILT)             ## measure the speed of training against the machine's own limit
	@$(UNROLL) run --quiet generate-signals parse-mnist
	@cc -O2 -shared -fPIC Benchmarks/count_allocations.c -o $(COUNTER) || rm -f $(COUNTER)
	@LD_PRELOAD=$$(test ! -e $(COUNTER) || echo $(CURDIR)/$(COUNTER)) $(UNROLL) bench

# Python, PyTorch and JAX are for this alone. Each wish stands in a file; where it cannot be had, any version will do, and
# what cannot be installed at all is left out of the comparison.
PEERS = .build/peers
PEER_WISHES = Benchmarks/peers/requirements.txt

bench-peers: $(BUILT) $(PEERS)/installed ## time the trainings beside PyTorch and JAX (25 minutes, 1.5 GB in .build/peers)
	@$(UNROLL) run --quiet generate-signals parse-mnist
	@$(PEERS)/bin/python Benchmarks/peers/compare.py

$(PEERS)/installed: $(PEER_WISHES)
	@test -x $(PEERS)/bin/pip || python3 -m venv $(PEERS)
	@missing=; while read -r wish; do \
	    $(PEERS)/bin/pip install --quiet "$$wish" || $(PEERS)/bin/pip install --quiet "$${wish%%=*}" || missing="$$missing $$wish"; \
	done < $(PEER_WISHES); \
	if test -n "$$missing"; then echo "not installed:$$missing; the next run tries again" >&2; else touch $@; fi

open:                       ## open the report in a browser, or say where it is
	@test -e Output/index.html || { echo 'There is no report yet: make all writes it.' >&2; exit 1; }
	@test -n "$$DISPLAY$$WAYLAND_DISPLAY" && xdg-open Output/index.html 2>/dev/null || echo 'file://$(CURDIR)/Output/index.html'

clean:                      ## remove what runs show in Output; keep the cache and the history
	@if test -x $(UNROLL); then $(UNROLL) clean; else echo 'Nothing is built, and the program is what knows the files it shows: make build, then make clean.'; fi

distclean:                  ## remove all that was built and run: .build, and Output with cache and history
	@test ! -d Output || find Output -mindepth 1 -maxdepth 1 -not -name README.md -exec rm -rf {} +
	@rm -rf .build

help:                       ## print this
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12
	@echo 'one stage with all that it needs: make STAGE [FORCE=1] [SET="stage.key=value ..."] [JOBS=n]'
	@echo 'stages of $(PIPELINE):' && printf '    %s\n' $(STAGES)
