#!/usr/bin/env bash
# Makes the Python environments of the peers that `bench --peers` compares with: one folder each, since the
# two want different versions of the same packages. What is there already stays. Prints the folder last.
#   LIENZO_PEERS  where they are kept; else lienzo-peers in the user's cache
#   PYTHON        the Python they are made with; else python3
#   bench/peers/setup.sh [torch|keras ...]   makes only those
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${LIENZO_PEERS:-$HOME/.cache/lienzo-peers}
[ $# -gt 0 ] || set -- torch keras
for peer in "$@"; do
  requirements=$here/$peer-requirements.txt
  [ -f "$requirements" ] || { echo "no such peer: $peer (torch or keras)" >&2; exit 2; }
  [ -x "$folder/$peer/bin/python" ] && continue
  # Made beside and renamed at the end: an environment that was interrupted never looks finished.
  building=$folder/.$peer-$$
  trap 'rm -rf "$building"' EXIT
  mkdir -p "$folder"
  "${PYTHON:-python3}" -m venv "$building"
  "$building/bin/python" -m pip install --quiet --requirement "$requirements"
  mv "$building" "$folder/$peer"
done
echo "$folder"
