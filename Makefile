# What people type. `make` alone shows it.

# So many tests at once: each holds ledgers open, and all 1,300 of them at once held 15 GB.
TESTS = --parallel --experimental-maximum-parallelization-width 12

.PHONY: help demo look drill test check bench soak fuzz needs format clean

help:
	@echo "make demo    build the tool, tell the spring of 2020, replay it, verify it"
	@echo "make look    write every page, picture it, check it (accessibility, HTML, PDF)"
	@echo "make drill   lose a ledger in every way, and bring it back"
	@echo "make test    build and run every test"
	@echo "make check   format, imports and warnings, as CI runs them"
	@echo "make bench   ratios against floors in C (a few minutes)"
	@echo "make soak    the long campaigns of the tests, and make fuzz"
	@echo "make fuzz    every reader of outside bytes under libFuzzer, for two minutes"
	@echo "make format  format the sources"

# System packages, by name; says what it does, and asks for rights only when it must.
needs:
	@scripts/needs liblmdb-dev libqrencode-dev pkg-config

demo: needs
	@scripts/needs weasyprint || echo "WeasyPrint is missing: the report will be a page, not a PDF."
	@scripts/demo

look:
	@scripts/look

drill: needs
	@scripts/drill

test: needs
	swift build --build-tests
	swift test --skip-build $(TESTS)

check: needs
	@scripts/needs golang-go golang-golang-x-mod-dev || echo "Go is missing: its check of our log will not run."
	@scripts/check

bench: needs
	@scripts/needs libssl-dev
	swift build -c release --product maillon
	swift run -c release --package-path Tests/Benchmarks ledger-bench $(BENCH)

soak: needs
	swift build -c release --product maillon
	swift build -c release --product maillon-audit
	swift build --build-tests
	MAILLON_SOAK=1 swift test --skip-build $(TESTS) --skip BusyHour
	MAILLON_SOAK=1 MAILLON_BUSY_TOOLS="$(CURDIR)/.build/release" swift test --skip-build --filter BusyHour
	@scripts/fuzz

fuzz: needs
	@scripts/fuzz

format:
	swift format --in-place --recursive Package.swift Sources Projections Tests

clean:
	rm -rf .build Tests/Benchmarks/.build Tests/Fuzz/.build demo
