"""Reads calendars with icalendar and vobject: `read-calendars.py <address>…`. One JSON line a calendar and library."""

import json
import sys
import urllib.request

import icalendar
import vobject


def day(value):
    return value.isoformat()


for address in sys.argv[1:]:
    text = urllib.request.urlopen(address).read().decode("utf-8")
    parsed = icalendar.Calendar.from_ical(text)
    read = {
        "icalendar": [
            [str(event["UID"]), day(event.decoded("DTSTART")), str(event["SUMMARY"]), str(event.get("STATUS", ""))] for event in parsed.walk("VEVENT")
        ],
        "vobject": [
            [event.uid.value, day(event.dtstart.value), event.summary.value, event.status.value if hasattr(event, "status") else ""]
            for event in getattr(vobject.readOne(text), "vevent_list", [])
        ],
    }
    faults = [str(error) for event in parsed.walk() for error in getattr(event, "errors", [])]
    for library, events in read.items():
        print(json.dumps({"address": address, "library": library, "events": events, "faults": faults}))
