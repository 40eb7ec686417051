.PHONY: run test check pin

run test check pin:
	python3 packaging/dev.py $@ $(ARGS)
