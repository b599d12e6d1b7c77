#!/bin/sh
# Builds the demo as a native executable and has it start, where a GraalVM is; says so where there is none.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)

compiler=
for candidate in "${GRAALVM_HOME:-}/bin/native-image" "${JAVA_HOME:-}/bin/native-image"; do
  if [ -z "$compiler" ] && [ -x "$candidate" ]; then
    compiler=$candidate
  fi
done
[ -n "$compiler" ] || compiler=$(command -v native-image || true)
if [ -z "$compiler" ]; then
  echo "no native-image in GRAALVM_HOME, JAVA_HOME or the path: the native build is skipped"
  exit 0
fi

cd "$root"
GRAALVM_HOME=$(dirname "$(dirname "$compiler")")
export GRAALVM_HOME
./mvnw -B -q -pl demo -am package -DskipTests -Dquarkus.native.enabled=true -Dquarkus.package.jar.enabled=false
set -- demo/target/*-runner
log=$(mktemp)
# Without a Redis: what is to be seen is that it starts, and answers from memory.
"$1" -Dlarder.defaults.tier=local -Dquarkus.redis.hosts=redis://localhost:1 >"$log" 2>&1 &
demo=$!
trap 'kill "$demo" 2>/dev/null || true; rm -f "$log"' EXIT
left=60
until grep -q "Listening on" "$log"; do
  left=$((left - 1))
  if [ "$left" -eq 0 ] || ! kill -0 "$demo" 2>/dev/null; then
    cat "$log" >&2
    echo "the native demo does not start" >&2
    exit 1
  fi
  sleep 1
done
echo "the native demo starts"
