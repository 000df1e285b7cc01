#!/usr/bin/env bash
# Builds TriScope and runs all its tests; see --help.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
# shellcheck source=setup.sh
source ./setup.sh

usage() {
    cat <<'TEXT'
Usage: ./test.sh [--quick]

Installs what is missing (Debian 12, Ubuntu 22.04 or later), then checks the formatting and builds and runs the
tests of three presets, without a screen:

  core-only   the core and the command line, configured without Qt
  asan        everything, under AddressSanitizer and UndefinedBehaviorSanitizer
  release     everything, as users run it

  --quick     the release preset alone
  --help      this text

The exit status is 0 only if all of it passed; logs are in build/.
TEXT
}

check_format() {
    local files
    mapfile -d '' files < <(find core app tests -name '*.h' -print0 -o -name '*.cpp' -print0)
    say "formatting of ${#files[@]} files"
    quietly build/format.log clang-format-14 --dry-run -Werror "${files[@]}"
}

# Runs a preset's tests and leaves ctest's closing line in `verdict`.
test_preset() {
    local preset=$1 log=build/$1-test.log status=0
    say "testing $preset"
    ctest --preset "$preset" --parallel "$(nproc)" >"$log" 2>&1 </dev/null || status=$?
    verdict=$(grep -E '^[0-9]+% tests passed, ' "$log") || verdict="no test ran"
    if ((status != 0)); then
        # What is left without the tests that passed is what the others printed.
        { grep -vE '^ +Start +[0-9]+:| Passed +[0-9.]+ sec$' "$log" || true; } | tail -n 100
        say "failed; the whole log is $PWD/$log"
        return 1
    fi >&2
}

main() {
    local preset presets=(core-only asan release)
    case ${1:-} in
        '') ;;
        --quick) presets=(release) ;;
        --help | -h) usage && return ;;
        *) usage >&2 && return 2 ;;
    esac
    install_packages "${packages[@]}" "${test_packages[@]}"
    check_format
    for preset in "${presets[@]}"; do
        build_preset "$preset"
        test_preset "$preset"
        if [[ $preset != release ]]; then say "$verdict"; fi
    done
    echo "$verdict"
}

main "$@"
