#!/usr/bin/env bash
# Builds TriScope and opens its window; see --help.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=setup.sh
source "$here/setup.sh"

usage() {
    cat <<'TEXT'
Usage: ./run.sh [FILE] [options of triscope]

Installs what is missing (Debian 12, Ubuntu 22.04 or later), builds TriScope and opens its window, on the
scenario FILE if one is given. Everything after run.sh is handed to the window's program.

  ./run.sh                                        the window
  ./run.sh scenario.json                          the window on a stored scenario
  ./run.sh --grab explore --size 1280x800 --out explore.png
                                                  one page as a picture, without a screen
  ./run.sh --help                                 this text

Without a screen, the command line shows the same things: build/release/bin/triscope-cli --help.
TEXT
}

has_screen() { [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-} ]]; }

show() {
    printf '\n$ triscope-cli %s\n' "$*"
    "$here/build/release/bin/triscope-cli" "$@"
}

# The main job in three steps: what the mask keeps, what that saves, and whether it computes the same.
demonstrate() {
    local lengths=(--seq 131072) small=(--seq 1024)
    if [[ -f ${1:-} ]]; then
        lengths=(--scenario "$1")
        small=(--scenario "$1")
    fi
    show mask "${lengths[@]}"
    show cost "${lengths[@]}"
    show run "${small[@]}" --backend reference,cpu
}

explain_screens() {
    cat <<TEXT
There is no screen to open the window on: DISPLAY and WAYLAND_DISPLAY are empty.
To get one:       ssh -X from a desktop; or, in a network you trust since there is no password,
                  QT_QPA_PLATFORM=vnc ./run.sh and a VNC viewer on port 5900
One page as PNG:  ./run.sh --grab explore --size 1280x800 --out explore.png
Without a screen: what follows, from build/release/bin/triscope-cli
TEXT
}

main() {
    if [[ ${1:-} == --help || ${1:-} == -h ]]; then
        usage
        return
    fi
    (
        cd "$here"
        install_packages "${packages[@]}"
        build_preset release triscope triscope-cli
    )
    if [[ " $* " == *" --grab "* ]]; then export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}; fi
    if has_screen; then
        exec "$here/build/release/bin/triscope" "$@"
    fi
    explain_screens
    demonstrate "$@"
}

main "$@"
