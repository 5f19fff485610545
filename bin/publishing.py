"""Publish a story over and over, and read it each time as a visitor would.

    python bin/publishing.py http://localhost:8000/verhalen/een-verhaal/ 200

The server with the story runs beside this, with the same VAR_DIR. Prints how many reads
there were, and how many of them did not show what was published just before.
"""

import json
import sys
import urllib.request

READS = 2  # after each publication; the second comes from the store


def main():
    import django

    django.setup()
    from stories.models import StoryPage

    address, total = sys.argv[1], int(sys.argv[2])
    story = StoryPage.objects.get(slug=address.strip("/").rpartition("/")[2])
    title, stale = story.title, 0
    for number in range(total):
        publish(story, f"{title} {number}")
        stale += sum(story.title not in read(address) for _ in range(READS))
    publish(story, title)
    print(json.dumps({"reads": total * READS, "stale reads": stale}))


def publish(story, title):
    story.title = title
    story.save_revision().publish()


def read(address):
    with urllib.request.urlopen(address, timeout=60) as response:
        return response.read().decode()


if __name__ == "__main__":
    main()
