# The one entry: `make` lists what there is. README.md says what each needs.
.DEFAULT_GOAL := help
.PHONY: demo test dist size lint bench fuzz soak npm clean help

# Budgets in bytes: dist/eventsource.js under gzip -9 (7 KiB), the WebAssembly inside as it is (4 KiB).
SCRIPT_BUDGET := 7168
CORE_BUDGET := 4096
FUZZTIME ?= 30s
SOAK ?= 10m

demo: ## serve the demo page; needs only Go
	go run ./cmd/demo $(ARGS)

test: dist lint ## lint and run all tests; installs Chromium if there is no browser
	tools/test.sh

dist: ## build dist/ if its sources have changed; builds TinyGo if need be (FORCE=1: build all)
	@go run -C tools ./dist $(if $(FORCE),-force)

size: dist ## print the sizes of what users load; fails over the budget
	@go run -C tools ./size -script $(SCRIPT_BUDGET) -core $(CORE_BUDGET)

lint: ## gofmt, go vet, staticcheck, tsc
	tools/lint.sh

bench: dist ## measure us and our peers in one run
	cd bench && go run .

fuzz: dist ## run every fuzz test for FUZZTIME (30s)
	tools/fuzz.sh $(FUZZTIME)

soak: dist ## compare the built core with the Go code on random streams for SOAK (10m)
	cd test/differential && SOAK=$(SOAK) go test -count=1 -timeout 0

npm: dist ## pack what npm would publish into build/
	tools/npm-pack.sh

clean: ## remove build/ and what npm installed; dist/ stays
	rm -rf build js/node_modules

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do printf '%-6s %s\n' "$$name" "$$what"; done
