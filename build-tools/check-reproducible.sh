#!/bin/sh
# Builds the published modules twice, from two folders, and compares the jars byte for byte.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
modules=extension-core,testing,extension-runtime,extension-deployment

# The tree without what builds and tools left in it.
copy() {
  mkdir -p "$1"
  tar -C "$root" --exclude=./.git --exclude=target -cf - . | tar -C "$1" -xf -
}

build() {
  (cd "$1" && ./mvnw -B -q package -DskipTests -pl "$modules" -am) || exit 1
}

copy "$work/one"
copy "$work/a second place"
build "$work/one"
build "$work/a second place"

cd "$work/one"
find . -path '*/target/*.jar' | sort >"$work/jars"
[ -s "$work/jars" ] || { echo "no jars were built" >&2; exit 1; }
different=0
while read -r jar; do
  if cmp "$jar" "$work/a second place/$jar"; then
    echo "  same  ${jar##*/}"
  else
    different=1
  fi
done <"$work/jars"
[ "$different" -eq 0 ] || { echo "the build is not reproducible" >&2; exit 1; }
