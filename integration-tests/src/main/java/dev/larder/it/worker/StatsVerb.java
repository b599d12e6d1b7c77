package dev.larder.it.worker;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.CacheStats;
import dev.larder.Larder;

/** {@code stats <cache>}: memory hits, Redis hits, loads, stale answers, Redis faults, waits for other processes. */
@ApplicationScoped
public class StatsVerb implements Verb {

    @Inject
    Larder larder;

    @Override
    public String name() {
        return "stats";
    }

    @Override
    public String perform(List<String> words) {
        CacheStats stats = larder.cache(words.get(0)).stats();
        return "%d %d %d %d %d %d".formatted(stats.memoryHits(), stats.redisHits(), stats.loads(), stats.stale(),
                stats.redisFaults(), stats.waits());
    }
}
