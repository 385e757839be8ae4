#!/bin/sh
# A runner for tests: it restores from and saves to the folder "stored" beside it, and does what the folder "orders" says.
here=$(dirname "$0")
command=$1
shift
arguments="$*"
while [ $# -gt 0 ]; do
    case $1 in
        --workspace) workspace=$2 ;;
        --access) access=$2 ;;
    esac
    shift 2
done
repl=$(basename "$(dirname "$workspace")")

cp -p "$access" "$here/$command.access"
echo "$arguments" >"$here/$command.arguments"
if [ -e "$here/orders/$command.hang" ]; then
    echo $$ > "$here/orders/$command.pid.$repl"
    exec sleep 1000
fi
if [ -e "$here/orders/$command.fail" ]; then
    echo "Something of no use to anyone" >&2
    cat "$here/orders/$command.sentence" >&2
    exit "$(cat "$here/orders/$command.fail")"
fi

case $command in
    restore)
        cp -a "$here/stored/$repl/." "$workspace"
        ;;
    save)
        rm -rf "$here/stored/$repl"
        cp -a "$workspace" "$here/stored/$repl"
        ;;
    serve)
        # shellcheck disable=SC2086
        exec "@java@" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "@classes@" \
            dev.devex.orchestration.internal.FakeRunner $arguments
        ;;
esac
