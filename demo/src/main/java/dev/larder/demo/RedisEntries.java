package dev.larder.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.KeyScanArgs;
import io.quarkus.redis.datasource.keys.KeyScanCursor;

/** The shop's entries as any Redis tool would show them, read with the application's own client. */
@ApplicationScoped
public class RedisEntries {

    private static final int MOST = 50;

    private final RedisDataSource redis;
    private final String pattern;

    /** @param millisLeft until Redis drops it */
    public record Entry(String key, long millisLeft, long bytes) {
    }

    public RedisEntries(RedisDataSource redis, @ConfigProperty(name = "quarkus.application.name") String application) {
        this.redis = redis;
        this.pattern = application + ":*";
    }

    public List<Entry> list() {
        List<String> keys = new ArrayList<>();
        KeyScanCursor<String> cursor = redis.key().scan(new KeyScanArgs().match(pattern));
        while (cursor.hasNext() && keys.size() < MOST) {
            keys.addAll(cursor.next());
        }
        return keys.stream().distinct().limit(MOST).map(this::entry)
                .filter(entry -> entry.millisLeft() > 0)
                .sorted(Comparator.comparing(Entry::key))
                .toList();
    }

    private Entry entry(String key) {
        return new Entry(key, redis.key().pttl(key), redis.value(byte[].class).strlen(key));
    }
}
