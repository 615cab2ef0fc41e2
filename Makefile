# Kith: build, test, show. `make demo` and `make test` each work as the first command on a fresh Debian machine that has
# the Swift toolchain: they install what is missing first (see .ci/setup).

SWIFT ?= swift
PREFIX ?= /usr/local
KITH = $(shell $(SWIFT) build -c release --show-bin-path)/kith
CHECKS = --explicit-target-dependency-import-check error

.PHONY: demo test build install bench soak gallery clean setup

setup:
	@.ci/setup

# With the Swift runtime inside: the executable runs where nobody has Swift.
build: setup
	$(SWIFT) build -c release --product kith --static-swift-stdlib $(CHECKS)

# A graph of the sample articles, as SVG, DOT and JSON-LD, and the answer to "who is connected to whom?".
demo: build
	@.ci/demo "$(KITH)"

test: setup
	$(SWIFT) build --build-tests $(CHECKS)
	# One after the other: tests that wait for Graphviz must not starve behind tests that compute.
	$(SWIFT) test --skip-build --no-parallel
	@.ci/gallery "$$($(SWIFT) build --show-bin-path)/kith" Exports/Gallery --check
	@.ci/readme "$$($(SWIFT) build --show-bin-path)/kith"
	@python3 Tests/Soak/kill.py "$$($(SWIFT) build --show-bin-path)/kith" --kills 30
	@python3 Tests/Soak/damage.py "$$($(SWIFT) build --show-bin-path)/kith" --files 8
	@.ci/check-exports "$$($(SWIFT) build --show-bin-path)/kith"

# Rewrites Exports/Gallery from its articles. A test fails when it is stale.
gallery: build
	@.ci/gallery "$(KITH)" Exports/Gallery

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 "$(KITH)" "$(DESTDIR)$(PREFIX)/bin/kith"
	@# A third of the file is symbols for debuggers; where there is no strip, they stay.
	@strip "$(DESTDIR)$(PREFIX)/bin/kith" 2>/dev/null || true

bench: setup
	$(SWIFT) run -c release --package-path Tests/Benchmarks

# 10,000 generated files of all formats, 2 % of them broken: all named, none lost, in bounded memory. Then 500 kills at
# random points of everything that writes, disks that run full under it, and damaged files.
soak: build
	python3 Tests/Soak/soak.py "$(KITH)"
	python3 Tests/Soak/kill.py "$(KITH)" --kills 500
	python3 Tests/Soak/full.py "$(KITH)" --disks 120
	python3 Tests/Soak/damage.py "$(KITH)" --files 300

clean:
	rm -rf .build .build-* Tests/Benchmarks/.build Tests/Fuzz/.build demo-output
