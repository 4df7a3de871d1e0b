"""Runs w3c/feedvalidator over feeds: `validate-feeds.py <checkout> <address>…`. One line a fault (errors and warnings, level AA); exit 1 when there is one."""

import sys
import urllib.request  # feedvalidator uses it without importing it

checkout, *addresses = sys.argv[1:]
sys.path.insert(0, checkout + "/src")

import feedvalidator  # noqa: E402
from feedvalidator import compatibility  # noqa: E402
from feedvalidator.formatter.text_plain import Formatter  # noqa: E402

faults = 0
for address in addresses:
    try:
        events = feedvalidator.validateURL(address, firstOccurrenceOnly=1)["loggedEvents"]
    except feedvalidator.logging.ValidationFailure as failure:
        events = [failure.event]
    for line in Formatter(compatibility.AA(events)):
        faults += 1
        print(f"{address} {line}")
print(f"{len(addresses)} validated")
sys.exit(1 if faults else 0)
