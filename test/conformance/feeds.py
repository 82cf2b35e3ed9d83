"""Read the feeds named on the command line with feedparser and print what they say as one JSON object by path."""

import calendar
import json
import sys

import feedparser

# Its sanitizer and its URL resolver rewrite bodies; what is compared is what was sent.
feedparser.SANITIZE_HTML = 0
feedparser.RESOLVE_RELATIVE_URIS = 0


def item(entry):
    return {
        "title": entry.get("title", ""),
        "id": entry.get("id", ""),
        "link": entry.get("link", ""),
        "authors": [author.get("name", "") for author in entry.get("authors", [])],
        "published": calendar.timegm(entry.published_parsed) if entry.get("published_parsed") else None,
        "body": entry.content[0].value if "content" in entry else "",
    }


def feed(path):
    with open(path, "rb") as file:
        parsed = feedparser.parse(file.read(), sanitize_html=False, resolve_relative_uris=False)
    return {
        "problem": repr(parsed.get("bozo_exception", "")) if parsed.bozo else "",
        "items": [item(entry) for entry in parsed.entries],
    }


print(json.dumps({path: feed(path) for path in sys.argv[1:]}))
