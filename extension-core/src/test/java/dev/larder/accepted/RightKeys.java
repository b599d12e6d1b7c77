package dev.larder.accepted;

import java.util.List;
import java.util.SortedSet;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.CacheBypass;
import dev.larder.Cached;
import dev.larder.KeyIgnore;
import dev.larder.spi.Ambient;
import dev.larder.spi.AmbientValue;

/** Keeps the rules of keys. */
public final class RightKeys {

    private RightKeys() {
    }

    public record Name(String first, String last) {
    }

    public record Person(String id, Name name) {
    }

    @ApplicationScoped
    @Ambient("tenant")
    static class Tenant implements AmbientValue {

        @Override
        public String current() {
            return "tenant";
        }
    }

    @ApplicationScoped
    static class Right101 {

        @Cached(key = "101:{id}")
        String find(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right102 {

        @Cached(key = "102:{id}:{language}")
        String find(String id, String language) {
            return id + language;
        }
    }

    @ApplicationScoped
    static class Right103 {

        @Cached(key = "103:{person.name.first}")
        String find(Person person) {
            return person.name().first();
        }
    }

    @ApplicationScoped
    static class Right104 {

        @Cached(key = "104:{0}")
        String find(String id, @KeyIgnore String trace) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right105 {

        @Cached(key = "105:{category}:{page}")
        List<String> find(String category, int page) {
            return List.of(category);
        }
    }

    @ApplicationScoped
    static class Right106 {

        @Cached(key = "106:{person.id}:{tags}")
        String find(Person person, SortedSet<String> tags) {
            return person.id();
        }
    }

    @ApplicationScoped
    static class Right107 {

        @Cached(key = "107:{id}")
        String find(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right108 {

        @Cached(key = "108:{@tenant}")
        String cart() {
            return "cart";
        }
    }

    @ApplicationScoped
    static class Right109 {

        @Cached(key = "109:{person.id}")
        String find(Person person) {
            return person.id();
        }
    }

    /** A position needs no name. */
    @ApplicationScoped
    static class Right110 {

        @Cached(key = "110:{0}")
        String find(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right111 {

        @Cached(key = "111-product:{id}", ttl = "5m")
        String find(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right112 {

        @Cached(key = "112:{id}")
        String find(String id, @KeyIgnore String trace) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right113 {

        @Cached(key = "113:{id}")
        String find(String id, @CacheBypass boolean fresh) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right114 {

        @Cached(key = "114:{first}:{last}")
        String find(String first, String last) {
            return first + last;
        }
    }

    @ApplicationScoped
    static class Right118 {

        @Cached(key = "118:by-x:{x}:b")
        String first(String x) {
            return x;
        }

        @Cached(key = "118:by-y:a:{y}")
        int second(String y) {
            return 0;
        }
    }

    @ApplicationScoped
    static class Right119 {

        @Cached(key = "119:{person.name.last}")
        String find(Person person) {
            return person.name().last();
        }
    }
}
