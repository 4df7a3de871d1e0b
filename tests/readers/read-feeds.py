"""Reads feeds with feedparser, each twice: `read-feeds.py <address>…`. One JSON line a feed; the second time it sends what it was given to compare."""

import calendar
import json
import sys

import feedparser

for address in sys.argv[1:]:
    first = feedparser.parse(address)
    second = feedparser.parse(address, etag=first.get("etag"), modified=first.get("modified"))
    entries = [
        {
            "id": entry.id,
            "title": entry.title,
            "published": calendar.timegm(entry.published_parsed),
            "address": entry.link,
            "content": bool(entry.get("content") or entry.get("summary")),
            "enclosures": [[link.href, int(link.length), link.type] for link in entry.enclosures],
        }
        for entry in first.entries
    ]
    print(
        json.dumps(
            {
                "address": address,
                "fault": str(first.bozo_exception) if first.bozo else None,
                "status": [first.get("status"), second.get("status")],
                "title": first.feed.get("title"),
                "entries": entries,
            }
        )
    )
