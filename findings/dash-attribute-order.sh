#!/usr/bin/env bash
# Dash 4.4.1 (the newest on 2026-11-30): the JSON of a layout is not the same from one process to the next.
#
# A component with two attributes of the kinds `aria-*` and `data-*`, which Dash documents and allows on every HTML
# component, gives them in an order that depends on PYTHONHASHSEED, and so on chance: names of given arguments go through
# `set()` in dash/development/base_component.py (`_explicit_args`). Whoever freezes pages, caches them by hash or compares
# them gets differing bytes for the same layout. Properties that a component declares keep their order.
#
# Expected: the same line for each seed. Seen, for seeds 0 and 4 with CPython 3.11:
#   {"children":"Filters","aria-expanded":"false","aria-controls":"filters"}
#   {"children":"Filters","aria-controls":"filters","aria-expanded":"false"}
#
# Way round: json.dumps(json.loads(text), sort_keys=True).
#
# Needs python3 and a network for pip; exits with 1 when Dash no longer behaves so.
set -euo pipefail
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
python3 -m venv "$home/venv"
"$home/venv/bin/python" -m pip install --quiet --disable-pip-version-check dash==4.4.1
cat > "$home/layout.py" <<'PY'
from dash import Dash, html

app = Dash(__name__)
app.layout = html.Button("Filters", **{"aria-controls": "filters", "aria-expanded": "false"})
text = app.server.test_client().get("/_dash-layout").get_data(as_text=True)
print(text[text.index('{"children"') : text.index("}") + 1])
PY
orders=$(for seed in $(seq 0 19); do PYTHONHASHSEED=$seed "$home/venv/bin/python" "$home/layout.py"; done | sort -u)
echo "$orders"
if [ "$(wc -l <<< "$orders")" -ne 2 ]; then
  echo "Changed: one order for all seeds, or another form." >&2
  exit 1
fi
