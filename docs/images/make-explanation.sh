#!/bin/sh
# Makes docs/images/explanation.png: explains two actions and photographs the page.
#   docs/images/make-explanation.sh RUN STORE CLASS OTHER_CLASS
# Needs a Chromium; another one than 'chromium' is named by CHROMIUM.
set -e
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PROTOGCN:-$here/../../protogcn}" explain "$1" "$2" --class "$3" --versus "$4" -o "$folder/explanation"
"${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$folder/browser" --hide-scrollbars \
    --force-prefers-reduced-motion --window-size=1400,1900 --virtual-time-budget=3000 \
    --screenshot="$here/explanation.png" "file://$folder/explanation/index.html"
