"""Serve many feeds: `python -m tests.misbehaving 200 --troubled 20 --every 30`; their addresses come as JSON, a line each."""

import argparse
import json
import sys
import threading

from tests.misbehaving.feeds import Feeds

arguments = argparse.ArgumentParser()
arguments.add_argument("count", type=int)
arguments.add_argument("--troubled", type=int, default=0)
arguments.add_argument("--first", type=int, default=3)
arguments.add_argument("--every", type=float, default=60.0)
given = arguments.parse_args()
feeds = Feeds(given.count, troubled=given.troubled, first=given.first, every=given.every)
with feeds.server:
    for number in range(feeds.count):
        sys.stdout.write(json.dumps({"url": feeds.url(number), "trouble": feeds.troubles.get(number)}) + "\n")
    sys.stdout.flush()
    threading.Event().wait()
