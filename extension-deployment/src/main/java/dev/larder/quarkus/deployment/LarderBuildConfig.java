package dev.larder.quarkus.deployment;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is decided when the application is built. */
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
@ConfigMapping(prefix = "larder")
public interface LarderBuildConfig {

    /** Which Redis. */
    Redis redis();

    /** A Redis for development and tests. */
    DevServices devservices();

    /** Which method changes which cache. */
    Graph graph();

    /**
     * What becomes of the application where it breaks a rule, by the rule's number: `error` keeps it from being built, `warn` and
     * `note` tell it in the log, `off` says nothing. The reference of problems marks the rules that can be changed; all others stay
     * errors.
     */
    @ConfigDocMapKey("rule-number")
    Map<String, String> rules();

    /** Which method changes which cache. */
    interface Graph {

        /**
         * A file of the project that holds the graph as it is to be, counted from the folder of its build file. If it differs from what
         * the code says, the build fails and shows the difference. The build writes the graph to `target/larder/graph.json`.
         */
        Optional<String> expected();
    }

    /** Which Redis. */
    interface Redis {

        /**
         * The name of the Quarkus Redis client to use, as in `quarkus.redis."name".hosts`; left out: the default client,
         * `quarkus.redis.hosts`.
         */
        Optional<String> clientName();
    }

    /** A Redis for development and tests. */
    interface DevServices {

        /**
         * Whether a Redis is started in dev mode and for tests when no hosts are configured: in a container if Docker
         * answers, else the `redis-server` of this machine, else a bundled binary.
         */
        @WithDefault("true")
        boolean enabled();

        /** The image of the container. */
        @ConfigDocDefault("redis:7.2")
        Optional<String> imageName();

        /** The port on this machine; left out: a free one. */
        OptionalInt port();
    }
}
