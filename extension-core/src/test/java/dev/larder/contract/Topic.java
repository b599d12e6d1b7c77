package dev.larder.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.larder.Cache;
import dev.larder.Key;
import dev.larder.contract.shop.HeardCalls;
import dev.larder.contract.shop.Keyed;
import dev.larder.contract.shop.Plain;
import dev.larder.contract.shop.Reactive;
import dev.larder.contract.shop.Values;
import dev.larder.spi.Source;
import dev.larder.testing.RedisHandle;

/** What the tests of a topic have at hand. */
class Topic {

    final Container container;
    final RedisHandle server;
    final RedisView redis;
    final Plain plain;
    final Reactive reactive;
    final Values values;
    final Keyed keyed;

    Topic(Container container) {
        this.container = container;
        this.server = container.redis();
        this.redis = new RedisView(container);
        this.plain = container.bean(Plain.class);
        this.reactive = container.bean(Reactive.class);
        this.values = container.bean(Values.class);
        this.keyed = container.bean(Keyed.class);
    }

    final Cache cache(String name) {
        return container.larder().cache(name);
    }

    /** Where the answers of a cache came from, in order. */
    final List<Source> sources(String cache) {
        return container.bean(HeardCalls.class).heard().stream().filter(heard -> heard.cache().equals(cache))
                .map(HeardCalls.Heard::source).toList();
    }

    /** Entries are sent to Redis while their callers go on. */
    final void awaitStored(String whole) {
        Fixture.soon().until(() -> redis.holds(whole));
    }

    /** What Redis holds when it has carried out all that it was sent: there is one connection, and it keeps the order. */
    final Set<String> settledKeys() {
        cache("remote").invalidate(Key.of("remote:{0}", "settle"));
        return redis.keys();
    }

    /** Puts an entry into Redis that this process has not in memory. */
    final void onlyInRedis(String cache, String whole, Key key) {
        server.command("COPY", whole, "saved");
        cache(cache).invalidate(key);
        server.command("COPY", "saved", whole);
        server.command("DEL", "saved");
    }

    static final Map<String, Long> ONE_GET = Map.of("mget", 1L);
}
