package dev.larder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;

/**
 * A server in a container. The port on this side is chosen here and bound for good, so that it stays the same when the
 * container starts again. Touch this class only when Docker answers.
 */
final class ContainerRedis implements RedisHandle {

    private static final ExposedPort INSIDE = ExposedPort.tcp(6379);
    private static final int ATTEMPTS = 3;

    private final GenericContainer<?> container;
    private final int port;
    private final RedisOptions options;

    private ContainerRedis(RedisOptions options, int port) {
        List<String> words = new ArrayList<>(List.of("redis-server", "--save", "", "--appendonly", "no"));
        words.addAll(options.arguments());
        this.options = options;
        this.port = port;
        this.container = new GenericContainer<>(DockerImageName.parse(options.image()))
                .withExposedPorts(INSIDE.getPort())
                .withStartupTimeout(options.patience())
                .withCreateContainerCmdModifier(create -> {
                    HostConfig config = create.getHostConfig() == null ? new HostConfig() : create.getHostConfig();
                    create.withHostConfig(
                            config.withPortBindings(new PortBinding(Ports.Binding.bindPort(port), INSIDE)));
                })
                .withCommand(words.toArray(String[]::new));
    }

    static ContainerRedis start(RedisOptions options) throws UnavailableException {
        RuntimeException last = null;
        for (int attempt = 0; attempt < (options.port() == 0 ? ATTEMPTS : 1); attempt++) {
            var redis = new ContainerRedis(options, options.port() == 0 ? FreePort.find() : options.port());
            try {
                redis.container.start();
                redis.awaitAnswer();
                return redis;
            } catch (RuntimeException e) {
                // Testcontainers reports all failures so: no image, no such registry, a port taken meanwhile.
                redis.container.stop();
                last = e;
            }
        }
        throw new UnavailableException("the container of " + options.image() + " did not start: "
                + (last == null ? "" : last.getMessage()), last);
    }

    private void awaitAnswer() {
        if (!Readiness.await(host(), port, 0, options.patience(), () -> true)) {
            throw new IllegalStateException("Redis in the container did not answer within " + options.patience());
        }
    }

    private DockerClient docker() {
        return container.getDockerClient();
    }

    @Override
    public String host() {
        return container.getHost();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public RedisStep startedBy() {
        return RedisStep.CONTAINER;
    }

    @Override
    public boolean isRunning() {
        if (container.getContainerId() == null) {
            return false;
        }
        var state = docker().inspectContainerCmd(container.getContainerId()).exec().getState();
        return Boolean.TRUE.equals(state.getRunning()) && !Boolean.TRUE.equals(state.getPaused());
    }

    @Override
    public @Nullable Object command(String... words) {
        try {
            return Readiness.command(host(), port, words);
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from Redis at " + uri(), e);
        }
    }

    @Override
    public synchronized void pause() {
        docker().pauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public synchronized void resume() {
        docker().unpauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public synchronized void kill() {
        var state = docker().inspectContainerCmd(container.getContainerId()).exec().getState();
        if (Boolean.TRUE.equals(state.getPaused())) {
            resume();
        }
        if (Boolean.TRUE.equals(state.getRunning())) {
            docker().killContainerCmd(container.getContainerId()).exec();
        }
    }

    @Override
    public synchronized void restart() {
        kill();
        docker().startContainerCmd(container.getContainerId()).exec();
        awaitAnswer();
    }

    /** Testcontainers removes what this JVM leaves behind, should it end before. */
    @Override
    public synchronized void close() {
        container.stop();
    }
}
