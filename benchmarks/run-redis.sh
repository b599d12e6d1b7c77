#!/bin/sh
# Measures hits in Redis, Larder and quarkus-redis-cache in turn. Results: benchmarks/target/redis.md and redis.json.
#   benchmarks/run-redis.sh [rounds] [seconds of each measurement]
set -eu
cd "$(dirname "$0")/.."
./mvnw -B -q package -DskipTests -pl benchmarks -am -Papplication
./mvnw -B -q package -f benchmarks/peer-redis-cache/pom.xml
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -cp benchmarks/target/larder-benchmarks-0.1.0-SNAPSHOT-runner.jar dev.larder.benchmarks.redis.RedisMain \
  benchmarks/peer-redis-cache/target/larder-benchmarks-peer-redis-cache-0.1.0-SNAPSHOT-runner.jar \
  benchmarks/target/redis.json "${1:-3}" "${2:-5}"
