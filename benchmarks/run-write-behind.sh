#!/bin/sh
# Measures writing behind the call, Larder, Redisson and writing through in turn.
# Results: benchmarks/target/write-behind.md and write-behind.json.
#   benchmarks/run-write-behind.sh [rounds] [seconds of each measurement]
set -eu
cd "$(dirname "$0")/.."
./mvnw -B -q package -DskipTests -pl benchmarks -am -Papplication
./mvnw -B -q package -f benchmarks/peer-redisson/pom.xml
peer=benchmarks/peer-redisson/target
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -cp benchmarks/target/larder-benchmarks-0.1.0-SNAPSHOT-runner.jar dev.larder.benchmarks.behind.BehindMain \
  "$peer/larder-benchmarks-peer-redisson-0.1.0-SNAPSHOT.jar:$peer/lib/*" dev.larder.benchmarks.peer.redisson.PeerMain \
  benchmarks/target/write-behind.json "${1:-3}" "${2:-5}"
