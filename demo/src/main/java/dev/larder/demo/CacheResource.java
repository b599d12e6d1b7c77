package dev.larder.demo;

import java.util.List;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import dev.larder.CacheStats;
import dev.larder.Larder;

/** The caches seen from outside: what happened in them, what Redis holds of them, and the broom. */
@Path("/caches")
public class CacheResource {

    private final Larder larder;
    private final RedisEntries entries;

    public record Statistics(String cache, CacheStats stats) {
    }

    public CacheResource(Larder larder, RedisEntries entries) {
        this.larder = larder;
        this.entries = entries;
    }

    @GET
    public List<Statistics> statistics() {
        return larder.caches().stream().map(name -> new Statistics(name, larder.cache(name).stats())).toList();
    }

    @GET
    @Path("redis")
    public List<RedisEntries.Entry> inRedis() {
        return entries.list();
    }

    @DELETE
    public void clearAll() {
        larder.caches().forEach(name -> larder.cache(name).clear());
    }

    @DELETE
    @Path("{name}")
    public void clear(@RestPath String name) {
        if (!larder.caches().contains(name)) {
            throw new NotFoundException();
        }
        larder.cache(name).clear();
    }
}
