"""Read what the site's row scripts carry, as the browser does."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import Any


def unpacked(script: bytes) -> Any:
    """Return the value that a script of rows carries."""
    found = re.fullmatch(r'window\.cm\.take\w+\("([^"]*)",(\d+)\);\n', script.decode())
    assert found is not None
    plain = zlib.decompress(base64.b64decode(found[1]), -zlib.MAX_WBITS)
    assert len(plain) == int(found[2])
    return json.loads(plain)
