package dev.larder.rejected;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;

import dev.larder.CacheBypass;
import dev.larder.Cached;
import dev.larder.KeyIgnore;
import dev.larder.spi.Ambient;
import dev.larder.spi.AmbientValue;

/** Breaks the rules of keys. 110, parameter names that a class file leaves out, is a matter of the compiler. */
public final class RejectedKeys {

    private RejectedKeys() {
    }

    public record User(String id, Name name, Set<String> roles) {

        String secret() {
            return "";
        }
    }

    public record Name(String first, String last) {
    }

    public record Page<T>(int number, T content) {
    }

    @ApplicationScoped
    @Ambient("tenant")
    static class Tenant implements AmbientValue {

        @Override
        public String current() {
            return "";
        }
    }

    @ApplicationScoped
    static class Templates {

        @Cached(key = "product:{id")
        String brace101(String id) {
            return id;
        }

        @Cached(key = "product:{idd}:{quite_another}")
        String parameter102(String id, String language) {
            return id;
        }

        @Cached(key = "user:{user.name.frist}")
        String property103(User user) {
            return "";
        }

        @Cached(key = "page:{page.content.colour}")
        String propertyOfArgument103(Page<Name> page) {
            return "";
        }

        @Cached(key = "product:{2}")
        String position104(String id, @KeyIgnore String trace) {
            return id;
        }

        @Cached(key = "products:{category}")
        List<String> forgotten105(String category, int page) {
            return List.of();
        }

        @Cached(key = "user:{id}:{result.version}")
        String result107(String id) {
            return id;
        }

        @Cached(key = "cart:{@tenent}")
        String ambient108() {
            return "";
        }

        @Cached(key = "my\tproduct:{id}", ttl = "5m")
        String literal111(String id) {
            return id;
        }

        @Cached(key = "a:{id}:{trace}")
        String ignored112(String id, @KeyIgnore String trace) {
            return id;
        }

        @Cached(key = "b:{id}:{1}")
        String bypass113(String id, @CacheBypass boolean fresh) {
            return id;
        }

        @Cached(key = "name:{first}-{last}")
        String separator114(String first, String last) {
            return first;
        }
    }

    @Dependent
    static class Types {

        private record Hidden(String id) {
        }

        @Cached(key = "user:{user}")
        String written106(User user) {
            return "";
        }

        @Cached
        String derived106(Set<String> tags, List<? extends Name>[] names) {
            return "";
        }

        @Cached
        <T extends Comparable<T>> String open106(T value, Optional<Collection<String>> all) {
            return "";
        }

        @Cached(key = "user:{user.secret}")
        String member109(User user) {
            return "";
        }

        @Cached(key = "hidden:{hidden.id}")
        String type109(Hidden hidden) {
            return hidden.id();
        }
    }
}
