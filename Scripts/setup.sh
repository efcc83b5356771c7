#!/bin/sh
# Checks that Swift and the libraries of the system are there; on Debian and Ubuntu installs what is missing.
# Says nothing when nothing is missing.
set -u

# package, what it is for, and what shows that it is there
check_all() {
    missing=''
    check pkg-config 'lets the build find libraries' program pkg-config
    check g++ "the C and C++ libraries that Swift's programs are linked with" any '/usr/lib/gcc/*/*/libstdc++.so'
    check ca-certificates 'secure downloads' any /etc/ssl/certs/ca-certificates.crt
    check libxml2 "Swift's package manager" swift_starts
    check libncurses6 "Swift's package manager" swift_starts
    check zlib1g-dev 'reads the compressed MNIST files' header zlib.h
    check libcurl4-openssl-dev 'downloads MNIST' header curl/curl.h
    check libssl-dev 'SHA-256 digests' header openssl/evp.h
    check libsqlite3-dev 'the history of runs' header sqlite3.h
    check libpng-dev 'writes and reads PNG figures' header png.h
    check libcairo2-dev 'draws figures' header cairo/cairo.h
    check libpango1.0-dev 'sets the text in figures' header pango-1.0/pango/pangocairo.h
    check fonts-dejavu-core 'the font of the figures' any /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
}

check() {
    package=$1
    purpose=$2
    shift 2
    "$@" && return
    missing="$missing $package"
    list="${list}    $(printf '%-22s' "$package") $purpose
"
}

program() {
    command -v "$1" >/dev/null 2>&1
}

# Whether one of the files exists.
any() {
    # shellcheck disable=SC2048 # The pattern is to be expanded.
    for file in $*; do
        test -e "$file" && return
    done
    return 1
}

header() {
    any "/usr/include/$1 /usr/include/*-linux-gnu*/$1 /usr/local/include/$1"
}

swift_starts() {
    test -n "$swift_version"
}

read_swift_version() {
    swift_version=$(swift build --version 2>/dev/null | sed -n 's/.*Swift \([0-9][0-9.]*\).*/\1/p')
}

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

install_missing() {
    command="apt-get install -y --no-install-recommends$missing"
    program apt-get || stop "Install these for your system (named as Debian names them), then run make again:$missing"
    if [ "$(id -u)" -eq 0 ]; then
        as_root=''
    elif program sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root=sudo
    else
        stop 'This needs root. Type this line, then run make again:' "    sudo sh -c 'apt-get update && $command'"
    fi
    echo "Installing them: $command" >&2
    $as_root apt-get update -qq >&2 || echo 'The package lists could not be renewed; going on with those that are here.' >&2
    # shellcheck disable=SC2086 # One word per package.
    $as_root env DEBIAN_FRONTEND=noninteractive $command -qq >&2 || stop 'apt-get failed: see above.'
}

program swift || stop 'Swift is not on the PATH. Install Swift 6.2 or newer from https://swift.org/install, then run make again.'
list=''
read_swift_version
check_all
if [ -n "$missing" ]; then
    printf 'Missing on this system:\n%s' "$list" >&2
    install_missing
    list=''
    read_swift_version
    check_all
    [ -z "$missing" ] || stop "Still missing after the installation:" "$list"
fi
case $swift_version in
    [1-5].* | 6.[01] | 6.[01].*) stop "Swift $swift_version is too old. Install 6.2 or newer from https://swift.org/install, then run make again." ;;
esac
