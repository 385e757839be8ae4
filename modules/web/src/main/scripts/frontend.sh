#!/bin/sh
# Builds or tests the browser side with the Node on the PATH: frontend.sh build | test
set -eu
cd "$(dirname "$0")/../frontend"

say() {
  echo "$1" >&2
  exit 1
}

command -v node >/dev/null && command -v npm >/dev/null ||
  say "Devex needs Node 20.19 or newer with npm to build its pages, and there is none on the PATH."
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  say "Devex needs Node 20.19 or newer to build its pages; the one on the PATH is $(node --version)."

stamp=node_modules/.installed-from
if ! cmp -s package-lock.json "$stamp"; then
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json "$stamp"
fi

pages=../../../target/frontend
case "$1" in
  build)
    if [ ! -f "$pages/index.html.gz" ] || [ -n "$(find . -path ./node_modules -prune -o -newer "$pages/index.html.gz" -print)" ]; then
      npm run --silent build
      find "$pages" -type f \( -name '*.js' -o -name '*.css' -o -name '*.svg' \) -exec gzip -9nk {} +
      gzip -9nk "$pages/index.html"
    fi
    ;;
  test)
    npm run --silent typecheck
    npm run --silent test
    ;;
  *) say "Usage: frontend.sh build | test" ;;
esac
