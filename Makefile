# The index of commands: `make` alone prints them.

.DEFAULT_GOAL := help
.PHONY: help build test quick check tidy golden cpython-tests lab-browser-test lab-soak stress compare-code compare-parser start bench clean

M ?=
CASE ?=
P ?=

help: ## print this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' Makefile | expand -t 16

build: ## the distribution in build/dist, without tests
	@rm -f build/dist/complete
	@sh tools/build

test: ## all tests, or those of one module and what it needs: make test M=runtime
	mvn -B verify $(if $(M),-pl $(M) -am)

quick: ## compile everything with plain javac into build/quick (seconds; tools/quick-run runs it)
	@tools/quick

check: ## compare programs of the corpus with CPython's answers: make check CASE=classes
	@tools/quick
	@tools/check $(CASE)

tidy: ## check the rules of the house
	@tools/quick
	@tools/with-jdk java tools/Tidy.java

golden: ## record CPython's answers to the corpus: make golden CASE=classes/slots
	@tools/oracle conformance/record.py $(CASE)

cpython-tests: ## run modules of CPython's own tests: make cpython-tests M=test_list (or M=core)
	@sh tools/unpack-lib
	@tools/with-jdk java tools/CpythonTests.java $(M)

stress: ## let eight threads change shared containers for a minute: make stress
	@tools/quick-run conformance/corpus/threads/stress.py 60

compare-code: ## compare the compiler with CPython's on its whole library
	@tools/compare-code

compare-parser: ## compare trees and syntax errors with CPython's, a sample of everything
	@tools/compare-parser

start: ## measure start-up time and memory
	@sh tools/measure-start

bench: ## compare the speed of build/dist with CPython's: make bench P='richards go' (P= for all)
	@tools/bench $(P)

lab-browser-test: ## drive the lab's page in Chromium (CHROMIUM names it); screenshots in build/lab-browser
	@tools/quick
	@tools/with-jdk java tools/LabBrowser.java

lab-soak: ## leave the lab alone with 20 clients for an hour: make lab-soak MINUTES=60
	@tools/quick
	@tools/with-jdk java tools/LabSoak.java $(or $(MINUTES),60)

clean: ## remove what was built, but not what was fetched
	rm -rf build/dist build/quick build/lib build/*.log build/*.stamp build/docs.tsv */target target
