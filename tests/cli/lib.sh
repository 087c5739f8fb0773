# lib.sh: what the command-line tests share. Source it; it makes a folder of its own and goes there.
#
#     run ARGS...            runs the program; $code, $out (standard output) and $err are what came of it
#     claim NAME CONDITION   `ok NAME` where the command CONDITION… succeeds, else `not ok NAME` and what there was
#     skip NAME TOOL       `skip NAME: …`, where TOOL is missing
#     finish                 exits 1 where a claim failed
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$PWD
cd "$work" || exit 1
export HOME=$work USER=js LC_ALL=C.UTF-8
unset XDG_CONFIG_HOME XDG_DOCUMENTS_DIR
failed=0 code=0 out= err=

run() {
    code=0
    "$RAPPORTEUR" "$@" >"$work/.out" 2>"$work/.err" </dev/null || code=$?
    out=$(cat "$work/.out") err=$(cat "$work/.err")
}

claim() {
    local name=$1
    shift
    if "$@"; then
        echo "ok $name"
    else
        printf 'exit %s\nout: %s\nerr: %s\nnot ok %s\n' "$code" "$out" "$err" "$name"
        failed=1
    fi
}

skip() { echo "skip $1: $2 is not installed (make test-tools)"; } # a claim, and what it needs

is() { [ "$1" = "$2" ]; }
has() { [[ $1 == *"$2"* ]]; }
lacks() { [[ $1 != *"$2"* ]]; }
same() { cmp -s "$1" "$2"; }
finish() { exit $failed; }
