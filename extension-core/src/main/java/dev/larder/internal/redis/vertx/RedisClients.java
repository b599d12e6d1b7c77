package dev.larder.internal.redis.vertx;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;

/** Makes clients where no container manages one. */
public final class RedisClients {

    /** Longer than an attempt is waited for, so that attempts left alone end by themselves. */
    private static final int CONNECT_MILLIS = 5_000;

    /**
     * The client leaves the socket open when a server refuses its greeting, as for a wrong password, and each attempt to
     * connect would leave one more. A link is never idle for so long: the server's clock is asked more often.
     */
    private static final int IDLE_SECONDS = 30;

    private RedisClients() {
    }

    /**
     * A port to one server, which closes its client when closed.
     *
     * @param hosts {@code redis://[user:password@]host[:port][/database]}, or {@code rediss://…} for TLS
     */
    public static VertxRedis open(Vertx vertx, String hosts, Settings settings, Connecting connecting) {
        Redis client = Redis.createClient(vertx, options(hosts, settings));
        return new VertxRedis(vertx, client, settings, connecting, client::close);
    }

    /** The kind of deployment is the kind of the options; what is above them knows a client only. */
    static RedisOptions options(String hosts, Settings settings) {
        List<String> endpoints = Arrays.stream(hosts.split(",")).map(String::trim).filter(s -> !s.isEmpty()).toList();
        if (endpoints.size() != 1) {
            throw new IllegalArgumentException("Expected one Redis host such as redis://localhost:6379, not "
                    + endpoints.size());
        }
        String endpoint = endpoints.get(0);
        if (!endpoint.startsWith("redis://") && !endpoint.startsWith("rediss://")) {
            throw new IllegalArgumentException("A Redis host begins with redis:// or rediss://");
        }
        checkAddress(endpoint);
        var net = new NetClientOptions().setConnectTimeout(CONNECT_MILLIS).setTcpNoDelay(true).setTcpKeepAlive(true)
                .setIdleTimeout(IDLE_SECONDS);
        if (endpoint.startsWith("rediss://")) {
            net.setHostnameVerificationAlgorithm("HTTPS");
        }
        // A lane may hold its link and attempts that were left alone.
        int places = settings.connections() * 5;
        return new RedisOptions().setType(RedisClientType.STANDALONE).setConnectionString(endpoint)
                .setNetClientOptions(net).setMaxPoolSize(places).setMaxPoolWaiting(places);
    }

    /** The client takes an address without a host, such as one with an underscore in its name, for localhost. */
    private static void checkAddress(String endpoint) {
        try {
            URI address = new URI(endpoint);
            if (address.getHost() != null && address.getPath().matches("(/[0-9]*)?")) {
                return;
            }
        } catch (URISyntaxException e) {
            // Its message quotes the address, with the password that may stand in it.
        }
        throw new IllegalArgumentException("Expected redis://[user:password@]host[:port][/database], with a host of"
                + " letters, digits, dots and hyphens, a database that is a number, and all else percent-encoded");
    }
}
