# Tries what a sandbox may reach and what it may not; ends with 0 when all is as it should be.
set -u
faults=0

reaches() { timeout 5 bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$1" "$2" 2>/dev/null; }

say() {
  printf '%-4s %s\n' "$1" "$2"
  [ "$1" = ok ] || faults=$((faults + 1))
}

may() {
  if reaches "$2" "$3"; then say ok "reaches $1"; else say BAD "does not reach $1 ($2:$3)"; fi
}

# A policy takes hold a moment after its pod has begun.
must_not() {
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    if ! reaches "$2" "$3"; then
      say ok "does not reach $1"
      return
    fi
    sleep 1
  done
  say BAD "reaches $1 ($2:$3)"
}

must_not "the API server" "$KUBERNETES_SERVICE_HOST" "$KUBERNETES_SERVICE_PORT"
must_not "its node" "$NODE" 10250
must_not "the metadata of the cloud" 169.254.169.254 80
must_not "Redis" devex-redis.devex 6379
if getent hosts kubernetes.default.svc >/dev/null; then say ok "resolves names"; else say BAD "does not resolve names"; fi
# shellcheck disable=SC2086 # two words each
{
  may "the core" $CORE
  [ -z "$STORE" ] || may "the store" $STORE
  may "the internet" $INTERNET
}
exit "$faults"
