# Each target is one line of scripts/dev.py, which also works where make is missing.
DEV = python3 scripts/dev.py

.PHONY: run test check bench lock messages manage shell
.DEFAULT_GOAL := run

run:       ## everything, until Ctrl-C: make run [PORT=8001]
	@$(DEV) run

test:      ## all tests, or some: make test [ARGS="tests/house -k compose"]
	@$(DEV) test $(ARGS)

check:     ## style, layout, types, missing migrations
	@$(DEV) check

bench:     ## the measurements
	@$(DEV) bench $(ARGS)

lock:      ## requirements.lock and requirements-runtime.lock, anew: make lock [ARGS=--upgrade]
	@$(DEV) lock $(ARGS)

messages:  ## gathers the texts to be translated and compiles the French ones
	@$(DEV) messages

manage:    ## manage.py on the running stack: make manage ARGS="verdict --help"
	@$(DEV) manage $(ARGS)

shell:     ## a Python prompt on the running stack
	@$(DEV) manage shell
