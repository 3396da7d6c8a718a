"""Does the server of this container answer, on 8000 or the port that is given? Asked by its health check."""

import os
import sys
import urllib.request

name = (os.environ.get("ALLOWED_HOSTS") or "127.0.0.1").split(",")[0].strip().lstrip(".*") or "127.0.0.1"
port = sys.argv[1] if len(sys.argv) > 1 else "8000"
request = urllib.request.Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": name})
try:
    with urllib.request.urlopen(request, timeout=5):
        sys.exit(0)
except OSError as error:
    sys.exit(str(error))
