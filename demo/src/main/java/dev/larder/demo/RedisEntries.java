package dev.larder.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.KeyScanArgs;
import io.quarkus.redis.datasource.keys.KeyScanCursor;

/** The shop's entries as any Redis tool would show them, read with the application's own client. */
@ApplicationScoped
public class RedisEntries {

    private static final int MOST = 50;

    private final Instance<RedisDataSource> client;
    private final String pattern;
    private final String own;

    /** @param millisLeft until Redis drops it */
    public record Entry(String key, long millisLeft, long bytes) {
    }

    /** @param client asked for when it is needed: there is none if no cache is kept in Redis */
    public RedisEntries(Instance<RedisDataSource> client,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.client = client;
        this.pattern = application + ":*";
        this.own = application + ":%{";
    }

    public List<Entry> list() {
        RedisDataSource redis = client.get();
        List<String> keys = new ArrayList<>();
        KeyScanCursor<String> cursor = redis.key().scan(new KeyScanArgs().match(pattern));
        while (cursor.hasNext() && keys.size() < MOST) {
            // Larder's own: a stream and a sorted set have no length of a text.
            cursor.next().stream().filter(key -> !key.startsWith(own)).forEach(keys::add);
        }
        return keys.stream().distinct().limit(MOST).map(key -> entry(redis, key))
                .filter(entry -> entry.millisLeft() > 0)
                .sorted(Comparator.comparing(Entry::key))
                .toList();
    }

    private static Entry entry(RedisDataSource redis, String key) {
        return new Entry(key, redis.key().pttl(key), redis.value(byte[].class).strlen(key));
    }
}
