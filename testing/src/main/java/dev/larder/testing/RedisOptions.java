package dev.larder.testing;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What Redis to start, and how.
 *
 * @param steps the ways to try, in order
 * @param image the image of the container
 * @param port the port on this machine; 0 takes a free one
 * @param arguments added to the command line of {@code redis-server}, such as {@code --maxmemory 2mb}, a word each
 * @param patience how long a started server may take to answer
 */
public record RedisOptions(List<RedisStep> steps, String image, int port, List<String> arguments, Duration patience) {

    public static final String DEFAULT_IMAGE = "redis:7.2";

    public RedisOptions {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("No step to start Redis by; name at least one of "
                    + Arrays.toString(RedisStep.values()));
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("Port " + port + " is not within 0 to 65535 (0 takes a free one)");
        }
        steps = List.copyOf(steps);
        arguments = List.copyOf(arguments);
    }

    /** All steps in their order, a free port, nothing added. */
    public static RedisOptions defaults() {
        return new RedisOptions(List.of(RedisStep.values()), DEFAULT_IMAGE, 0, List.of(), Duration.ofSeconds(30));
    }

    /** These steps and no other. */
    public static RedisOptions only(RedisStep... steps) {
        return defaults().withSteps(steps);
    }

    public RedisOptions withSteps(RedisStep... some) {
        return new RedisOptions(List.of(some), image, port, arguments, patience);
    }

    public RedisOptions withImage(String other) {
        return new RedisOptions(steps, other, port, arguments, patience);
    }

    public RedisOptions withPort(int fixed) {
        return new RedisOptions(steps, image, fixed, arguments, patience);
    }

    public RedisOptions withArguments(String... words) {
        return new RedisOptions(steps, image, port, List.of(words), patience);
    }

    public RedisOptions withPatience(Duration bound) {
        return new RedisOptions(steps, image, port, arguments, bound);
    }
}
