.PHONY: run test check lock screenshots bench endurance

run:
	streamlit run app.py

test:
	pytest

check:
	ruff check
	ruff format --check
	mypy

# Pins every library in constraints.txt. "make lock UPGRADE=--upgrade" takes the newest of each.
lock:
	grep -hv '^-' requirements.txt requirements-hosted.txt requirements-dev.txt | uv pip compile --quiet --universal --python-version 3.11 \
		--custom-compile-command "make lock" $(UPGRADE) --output-file constraints.txt -

screenshots:
	python -m tests.browser.screenshots

bench:
	python -m benchmarks

# Everything that could lose a word, many times over; some minutes. Prints what was tried, and what was lost.
endurance:
	python -m tests.endurance
