#!/bin/sh
# Measures hits in memory. Results: benchmarks/target/hit.md and hit.json.
#   benchmarks/run-hit.sh [rounds] [benchmarks, a regular expression]
set -eu
cd "$(dirname "$0")/.."
./mvnw -B -q package -DskipTests -pl benchmarks -am -Papplication
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -cp benchmarks/target/larder-benchmarks-0.1.0-SNAPSHOT-runner.jar dev.larder.benchmarks.hit.HitMain \
  benchmarks/target/hit.json "${1:-3}" "${2:-.*}"
