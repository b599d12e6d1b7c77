#!/bin/sh
# Proves each way through ./mvnw with Mavens that only tell how they were called. No network, no real Maven, under 2 s.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# fake_maven <file> <version>: answers -v; when asked to unpack, unpacks a 3.9.11 of its own kind; else reports the call.
fake_maven() {
  mkdir -p "$(dirname "$1")"
  cat >"$1" <<FAKE
#!/bin/sh
name='$1'
if [ "\${1-}" = -v ]; then
  [ "$2" = broken ] && { echo "JAVA_HOME is wrong" >&2; exit 1; }
  printf '\033[1mApache Maven $2 (abc)\033[m\n'
  exit 0
fi
for argument in "\$@"; do
  case \$argument in -DoutputDirectory=*) output=\${argument#-DoutputDirectory=} ;; esac
done
if [ -n "\${output-}" ]; then
  printf '%s|' "\$@" >>"$work/fetches"
  echo >>"$work/fetches"
  [ -z "\${FETCH_FAILS-}" ] || { echo "no such host" >&2; exit 1; }
  sleep "\${FETCH_TAKES:-0}"
  mkdir -p "\$output/apache-maven-3.9.11/bin" "\$output/apache-maven-3.9.11/lib"
  sed "s|^name=.*|name=fetched|" "\$0" >"\$output/apache-maven-3.9.11/bin/mvn"
  echo library >"\$output/apache-maven-3.9.11/lib/core.jar"
  exit 0
fi
echo "maven=\$name"
echo "home=\${MAVEN_HOME-}"
echo "folder=\$PWD"
for argument in "\$@"; do echo "argument=\$argument"; done
if [ -n "\${WAIT_FOR_SIGNAL-}" ]; then
  trap 'echo "signal=TERM"; exit 42' TERM
  echo ready >"$work/ready"
  while :; do sleep 0.05; done
fi
exit "\${EXIT_CODE:-0}"
FAKE
  chmod +x "$1"
}

fake_maven "$work/new/mvn" 3.9.6
fake_maven "$work/ten/mvn" 3.10.1
fake_maven "$work/four/mvn" 4.0.0
fake_maven "$work/old/mvn" 3.8.7
fake_maven "$work/broken/mvn" broken
fake_maven "$work/new home/bin/mvn" 3.9.9
fake_maven "$work/old home/bin/mvn" 3.6.3

# A PATH without any mvn: the tools that the script needs, and no more.
mkdir "$work/tools"
for tool in sh sed head find cat wc tr mkdir mktemp rm mv chmod basename dirname sleep; do
  ln -s "$(command -v $tool)" "$work/tools/$tool"
done

# run <folder of the mvn, or -> <variable=value>... -- <arguments of mvnw>...: fills $code, $work/out and $work/err.
run() {
  path=$work/tools
  [ "$1" = - ] || path=$work/$1:$path
  shift
  code=0
  # In place of the --, which env would take for a command, comes mvnw.
  rest=$#
  while [ "$rest" -gt 0 ]; do
    word=$1
    shift
    [ "$word" != -- ] || word=${mvnw:-$root/mvnw}
    set -- "$@" "$word"
    rest=$((rest - 1))
  done
  env -i PATH="$path" HOME="$work/a home" "$@" >"$work/out" 2>"$work/err" || code=$?
}

fresh_cache() {
  rm -rf "$work/a home" "$work/fetches"
  mkdir -p "$work/a home"
}

expect() { # <what> <condition>...
  what=$1
  shift
  if "$@"; then
    echo "  ok    $what"
  else
    echo "  WRONG $what (exit code $code)"
    sed 's/^/        out: /' "$work/out"
    sed 's/^/        err: /' "$work/err"
    failures=$((failures + 1))
  fi
}

says() { grep -qF -- "$1" "$work/out"; }
warns() { grep -qF -- "$1" "$work/err"; }
exits() { [ "$code" -eq "$1" ]; }
fetches() { [ "$(cat "$work/fetches" 2>/dev/null | wc -l)" -eq "$1" ]; }
both() { "$1" "$2" && "$3" "$4"; }

echo "mvnw:"
fresh_cache
run new -- verify "-Dtext=two words" "" '*'
expect "takes Maven 3.9 from the path" says "maven=$work/new/mvn"
expect "passes arguments with spaces" says "argument=-Dtext=two words"
expect "passes an empty argument and a star as they are" [ "$(grep -c '^argument=' "$work/out")" -eq 4 ]
expect "fetches nothing when Maven is recent" fetches 0
run ten -- verify
expect "takes 3.10 for newer than 3.9" says "maven=$work/ten/mvn"
run four -- verify
expect "takes Maven 4" says "maven=$work/four/mvn"
run new EXIT_CODE=3 -- verify
expect "passes the exit code" exits 3
run old MAVEN_HOME="$work/new home" -- verify
expect "prefers MAVEN_HOME when it is recent" says "maven=$work/new home/bin/mvn"
run old M2_HOME="$work/new home" -- verify
expect "takes M2_HOME when it is recent" says "maven=$work/new home/bin/mvn"
run new MAVEN_HOME="$work/old home" -- verify
expect "passes over an old MAVEN_HOME for a recent one on the path" says "maven=$work/new/mvn"

run - -- verify
expect "without Maven: one line that says what to install, exit code 127" both exits 127 warns "no Maven found. Install one"
expect "without Maven: just that line" [ "$(wc -l <"$work/err")" -eq 1 ]
run broken -- verify
expect "a Maven that does not run: its own words" both exits 1 warns "JAVA_HOME is wrong"

fresh_cache
run old EXIT_CODE=7 -- verify "-Dtext=two words"
expect "an old Maven fetches a recent one, which runs" says "maven=fetched"
expect "... with the arguments" says "argument=-Dtext=two words"
expect "... and the exit code" exits 7
expect "... under its own MAVEN_HOME" says "home=$work/a home/.cache/larder/apache-maven-3.9.11-"
expect "... asking for the zip by its coordinates" grep -qF 'org.apache.maven:apache-maven:3.9.11:zip:bin' "$work/fetches"
expect "... with strict checksums" grep -qF -- '|-C|' "$work/fetches"
expect "... and leaves no half-made folder" [ -z "$(find "$work/a home/.cache/larder" -name 'unpack.*')" ]
run old FETCH_FAILS=1 -- verify
expect "a second run needs no network" both says maven=fetched fetches 1
run - -- verify
expect "a fetched Maven is used even when the old one is gone" says maven=fetched
run old MAVEN_HOME="$work/old home" M2_HOME="$work/old home" -- verify
expect "an old MAVEN_HOME does not reach the fetched one" says "home=$work/a home/.cache"

rm "$work/a home"/.cache/larder/apache-maven-3.9.11-*/lib/core.jar
run old -- verify
expect "a fetched Maven that lost a file is fetched again" both says maven=fetched fetches 2
fresh_cache
mkdir -p "$work/a home/.cache/larder/unpack.dead/zip/apache-maven-3.9.11/bin"
run old -- verify
expect "the leftovers of a killed run are not taken" both says maven=fetched fetches 1
fresh_cache
run old FETCH_FAILS=1 -- verify
expect "a failed fetch says so and shows Maven's words" both warns "no such host" warns "could not be fetched"
expect "... fails, and leaves nothing behind" both exits 1 fetches 1
expect "... not even a folder" [ -z "$(find "$work/a home/.cache/larder" -mindepth 1)" ]

fresh_cache
run old -- -o -s settings.xml -Dmaven.repo.local=/r verify
expect "settings, local repository and -o hold for the fetch, too" \
  grep -qF "|-o|-Dmaven.repo.local=/r|-s|$PWD/settings.xml|" "$work/fetches"
fresh_cache
run old XDG_CACHE_HOME="$work/another cache" -- verify
expect "XDG_CACHE_HOME is kept to" says "home=$work/another cache/larder/"

fresh_cache
for number in 1 2 3; do
  env -i PATH="$work/old:$work/tools" HOME="$work/a home" FETCH_TAKES=0.3 "$root/mvnw" verify >"$work/run$number" 2>&1 &
done
wait
expect "three first runs side by side all work" [ "$(cat "$work"/run? | grep -c '^maven=fetched$')" -eq 3 ]
expect "... and agree on one Maven afterwards" [ "$(find "$work/a home/.cache/larder" -type f -name apache-maven-3.9.11 | wc -l)" -eq 1 ]

mkdir -p "$work/a project/module"
ln -s "$root/mvnw" "$work/a project/mvnw"
cd "$work/a project/module"
mvnw=../mvnw
run new -- verify
expect "called by a link from a module: Maven runs in the module" says "folder=$work/a project/module"
mvnw=
cd "$root"

env -i PATH="$work/new:$work/tools" HOME="$work/a home" WAIT_FOR_SIGNAL=1 "$root/mvnw" quarkus:dev >"$work/out" 2>"$work/err" &
process=$!
while [ ! -e "$work/ready" ]; do sleep 0.05; done
kill -TERM "$process"
code=0
wait "$process" || code=$?
expect "a signal reaches Maven, and its exit code comes back" both says signal=TERM exits 42

[ "$failures" -eq 0 ] || { echo "mvnw: $failures wrong"; exit 1; }
