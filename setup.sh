# What run.sh and test.sh share: the list of packages, how those are installed, and the quiet build.
# It is sourced, not run, and works in the repository's root.
# shellcheck shell=bash disable=SC2034 # the lists are used where this file is sourced

# One package a line, with its reason. "a|b": two distributions' names of the same thing.
packages=(
    g++                                # C++20 compiler, with OpenMP
    cmake                              # configures the build
    ninja-build                        # runs it
    ccache                             # compiles once what several presets share
    libeigen3-dev                      # small dense products
    libhwy-dev                         # vectors of whatever width the machine has, chosen at run time
    libfmt-dev                         # numbers and tables as text
    nlohmann-json3-dev                 # scenarios, presets, --json
    libcli11-dev                       # options of the command line
    libpng-dev                         # pictures from the command line
    libmuparser-dev                    # formulas that users write for a mask
    libgtest-dev                       # GoogleTest
    libgmock-dev                       # its matchers
    qt6-base-dev                       # the window
    "qt6-charts-dev|libqt6charts6-dev" # its charts
    libqt6opengl6-dev                  # required by the charts
    "qt6-svg-dev|libqt6svg6-dev"       # its icons, and pictures as SVG
    libgl-dev                          # OpenGL, which Qt's CMake files ask for
    qt6-tools-dev                      # translations: what CMake needs for them
    qt6-tools-dev-tools                # translations: what that refers to
    qt6-l10n-tools                     # translations: lupdate and lrelease
    qt6-wayland                        # the window on a desktop that has no X11
    fonts-noto-core                    # Latin text
    fonts-noto-cjk                     # Chinese text
)

# test.sh alone needs these. The formatter's version is fixed: each one breaks lines its own way.
test_packages=(clang-format-14)

say() { printf '%s: %s\n' "$(basename "$0")" "$*"; }

# quietly LOG COMMAND...: what COMMAND prints goes to LOG; if it fails, the end of LOG is shown.
quietly() {
    local log=$1 status=0
    shift
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 </dev/null || status=$?
    if ((status != 0)); then
        tail -n 40 "$log"
        say "failed; the whole log is $PWD/$log"
    fi >&2
    return "$status"
}

# Prints those of "$@" of which no alternative is installed, nor anything that provides one.
missing_packages() {
    local entry name found
    local -A present=()
    while read -r name _; do
        if [[ -n $name ]]; then present[$name]=1; fi
    done < <(dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' |
        sed -n 's/^installed //p' | tr ',' '\n')
    for entry in "$@"; do
        found=
        for name in ${entry//|/ }; do found+=${present[$name]:-}; done
        if [[ -z $found ]]; then printf '%s\n' "$entry"; fi
    done
}

# Prints, for each of "$@", the alternative that this distribution offers.
offered_packages() {
    local entry name
    for entry in "$@"; do
        for name in ${entry//|/ }; do
            if apt-cache show "$name" >/dev/null 2>&1; then break; fi
            name=${entry%%|*}
        done
        printf '%s\n' "$name"
    done
}

# Whether sudo would let us in: at once, or after asking for the password on a terminal.
have_sudo() {
    command -v sudo >/dev/null || return
    sudo -n true 2>/dev/null || { (: </dev/tty) 2>/dev/null && sudo -v; }
}

apt_get() {
    local as_root=()
    if ((EUID != 0)); then as_root=(sudo); fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@"
}

# Installs what is missing of "$@"; asks apt only then.
install_packages() {
    local missing names
    if ! command -v dpkg-query >/dev/null; then
        say "not a Debian or Ubuntu system: install the counterparts of ${*} yourself"
        return
    fi
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then return; fi
    if ((EUID != 0)) && ! have_sudo; then
        mapfile -t names < <(offered_packages "${missing[@]}")
        say "these packages are missing, and neither root nor sudo is available to install them." >&2
        say "As root: apt-get update && apt-get install --no-install-recommends ${names[*]}" >&2
        exit 2
    fi
    say "installing ${#missing[@]} packages"
    # A third party's list that cannot be fetched is no reason to stop.
    quietly build/packages.log apt_get update || true
    mapfile -t names < <(offered_packages "${missing[@]}")
    quietly build/packages.log apt_get install -y --no-install-recommends "${names[@]}"
}

# Has ccache compile, with a cache that can be written and that no other kind of processor fills: it does not
# see what -march=native stands for. What it is to overlook is what it asks for before it takes part where
# headers are precompiled; what a file depends on it learns from the compiler, without a pass of its own.
use_ccache() {
    local folder
    if ! command -v ccache >/dev/null; then return; fi
    folder=$(ccache --get-config cache_dir)
    if ! mkdir -p "$folder" 2>/dev/null || [[ ! -w $folder ]]; then export CCACHE_DIR=$PWD/build/ccache; fi
    CCACHE_NAMESPACE=$(grep -m1 -E '^(flags|Features)' /proc/cpuinfo | cksum)
    export CCACHE_NAMESPACE CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros CMAKE_CXX_COMPILER_LAUNCHER=ccache
}

# build_preset PRESET [TARGET...]: configures, and builds the targets or else everything.
build_preset() {
    local preset=$1 folder=build/$1 targets=()
    shift
    if (($# > 0)); then targets=(--target "$@"); fi
    # A build folder that came from elsewhere with a copied tree is of no use here.
    if [[ -f $folder/CMakeCache.txt ]] &&
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$folder/CMakeCache.txt"; then
        rm -rf "$folder"
    fi
    use_ccache
    say "building $preset (progress in build/$preset-build.log)"
    quietly "build/$preset-configure.log" cmake --preset "$preset"
    quietly "build/$preset-build.log" cmake --build --preset "$preset" "${targets[@]}"
}
