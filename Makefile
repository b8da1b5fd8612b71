# The one entry: `make` lists what there is. README.md says what each needs.
.DEFAULT_GOAL := help
.PHONY: demo test engines interop consumers resume dist size lint bench fuzz soak npm clean help

# Budgets in bytes: dist/eventsource.js under gzip -9 (10.6 KiB; RATIONALE.md says what it is made of), what the decoder alone
# adds to a page's own bundle under the same, the WebAssembly inside as it is (4 KiB); what the store adds to the core and
# eventsource-wasm/resume (2.5 KiB, and 144 bytes for the option of that name), and an adapter for a framework to the store (1 KiB).
SCRIPT_BUDGET := 10880
DECODER_BUDGET := 4864
CORE_BUDGET := 4096
STORE_BUDGET := 2704
ADAPTER_BUDGET := 1024
FUZZTIME ?= 30s
SOAK ?= 10m
ENGINES ?= short

demo: ## serve the demo page; needs only Go
	go run ./cmd/demo $(ARGS)

test: dist lint ## lint and run all tests; installs the browsers that are missing (ENGINES=full: and runtimes without a page)
	tools/test.sh

engines: dist ## run test/engines in Chromium, Firefox, WebKit and Node, and test/standard (ENGINES=full: everywhere)
	tools/chromium.sh
	tools/engines.sh $(ENGINES)
	if [ "$(ENGINES)" != short ]; then tools/npm-ci.sh test/engines/runtimes; fi
	go test -count=1 -timeout 1h ./internal/engines
	cd test/standard && ENGINES=$(ENGINES) go test -count=1 -timeout 1h -run TestEngines
	cd test/engines && ENGINES=$(ENGINES) go test -count=1 -timeout 2h -parallel 3 # half of the time is waiting

interop: dist ## drive servers that others wrote, and write docs/interop.md; installs what is missing
	tools/interop.sh

consumers: dist ## build and use the projects of examples/ with the packed package, and write docs/builds.md
	tools/consumers.sh

resume: dist ## race tests of resume/, on Redis, in processes that are killed, under faults in Chromium; installs what is missing
	tools/redis.sh
	tools/chromium.sh
	go test -race -count=1 -timeout 1h ./resume/...
	cd resume/redis && go test -race -count=1 -timeout 1h
	cd test/resume && go test -count=1 -timeout 1h -parallel 4

dist: ## build dist/ if its sources have changed, and docs/api.md; builds TinyGo if need be (FORCE=1: build all)
	@go run -C tools ./dist $(if $(FORCE),-force)
	@tools/api.sh

size: dist ## print the sizes of what users load; fails over the budget
	@go run -C tools ./size -script $(SCRIPT_BUDGET) -decoder $(DECODER_BUDGET) -core $(CORE_BUDGET) -store $(STORE_BUDGET) -adapter $(ADAPTER_BUDGET)

lint: ## gofmt, go vet, staticcheck, tsc; publint and attw
	tools/lint.sh

bench: dist ## measure us and our peers in one run; fails if a bound that was met is not; installs the browsers that are missing
	tools/chromium.sh
	-tools/engines.sh
	cd bench && go run .

fuzz: dist ## run every fuzz test for FUZZTIME (30s)
	tools/fuzz.sh $(FUZZTIME)

soak: dist ## compare the built core with the Go code on random streams for SOAK (10m)
	cd test/differential && SOAK=$(SOAK) go test -count=1 -timeout 0

npm: dist ## pack what npm would publish into build/
	tools/npm-pack.sh

clean: ## remove build/ and what npm installed; dist/ stays
	rm -rf build js/node_modules js/test/*/node_modules test/*/node_modules test/*/*/node_modules examples/node_modules examples/*/node_modules

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do printf '%-9s %s\n' "$$name" "$$what"; done
