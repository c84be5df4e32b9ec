# chitieu: the commands of this project. `make` alone prints them.
GO ?= go
BIN := bin/chitieu
FUZZTIME ?= 20s
VERSION ?= 0.1.0
SIZES ?= 10000,100000

help: ## print the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 10

build: ## build bin/chitieu
	@mkdir -p bin
	$(GO) build -o $(BIN) ./cmd/chitieu

test: ## the tests, within five minutes on two cores
	$(GO) test ./...

long: ## the tests that take longer
	$(GO) test -tags long -timeout 60m ./...

check: lint test ## what must be quiet before a commit

lint: ## vet, formatting and the linter, pinned in a module of its own
	@test -z "$$(gofmt -l cmd corpus crawl extract index)" || { gofmt -l cmd corpus crawl extract index; exit 1; }
	$(GO) vet ./...
	cd .ci/lint && $(GO) build -o ../../bin/golangci-lint github.com/golangci/golangci-lint/v2/cmd/golangci-lint
	bin/golangci-lint run ./...

bench: ## the benchmarks, each beside its peer in one run
	$(GO) test -run xxx -bench . -benchtime 2s ./extract
	$(GO) test -run xxx -bench Crawl -benchtime 1x ./cmd/chitieu
	$(GO) test -tags bench -run '^TestBench$$' -timeout 60m -v ./index -sizes $(SIZES)

load: ## the web pages at 100,000 targets: time and size of each kind, then 50 readers
	$(GO) test -tags bench -run '^TestLoadBench$$' -timeout 60m -v ./cmd/chitieu/internal/web

eval: build ## score the reader on the labelled articles
	@for d in extract/testdata/labelled/open extract/testdata/labelled/scored ../shared/gold/plans ../shared/gold/news ../shared/gold/more; do \
		if [ -d $$d ]; then echo "$$d"; $(BIN) eval $$d; fi; done

fuzz: ## every fuzz test for FUZZTIME
	@for p in $$($(GO) list ./...); do \
		for f in $$($(GO) test -list '^Fuzz' $$p | grep ^Fuzz); do \
			echo "$$p $$f"; $(GO) test -run xxx -fuzz "^$$f$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x $$p || exit 1; done; done

demo: build ## crawl the sample portals and print the comparison; no network
	$(BIN) demo --once

deb: build ## bin/chitieu_VERSION_ARCH.deb, with the services and the timer
	packaging/deb.sh $(VERSION)

clean: ## remove what was built
	rm -rf bin

.PHONY: help build test long check lint bench load eval fuzz demo deb clean
