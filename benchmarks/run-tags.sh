#!/bin/sh
# Invalidates a tag that many entries carry, by Larder's tag clock and by a set of member keys in turn.
# Results: benchmarks/target/tags.md and tags.json.
#   benchmarks/run-tags.sh [rounds] [entries]
set -eu
cd "$(dirname "$0")/.."
./mvnw -B -q package -DskipTests -pl benchmarks -am -Papplication
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -cp benchmarks/target/larder-benchmarks-0.1.0-SNAPSHOT-runner.jar dev.larder.benchmarks.tags.TagsMain \
  benchmarks/target/tags.json "${1:-3}" "${2:-1000000}"
