package dev.larder.rejected;

import java.security.Principal;
import java.util.List;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import dev.larder.Accepted;
import dev.larder.CacheInvalidate;
import dev.larder.Cached;
import dev.larder.KeyIgnore;

/** Breaks the rules of who may have an entry, of what an entry can hold, and of accepting. */
public final class RejectedCallers {

    private RejectedCallers() {
    }

    record Line(String text, Stream<String> words) {
    }

    record Letter(String id, List<Line> lines) {
    }

    @ApplicationScoped
    static class Reports {

        @RolesAllowed("clerk")
        @Cached(cache = "reports", key = "report:{id}")
        String role501(long id) {
            return "report";
        }
    }

    @ApplicationScoped
    @RolesAllowed("clerk")
    static class Office {

        @Cached
        String class501(long id) {
            return "desk";
        }

        @PermitAll
        @Cached(cache = "doors", key = "door:{id}")
        String door(long id) {
            return "door";
        }
    }

    @ApplicationScoped
    static class Greetings {

        @Inject
        Instance<Principal> caller;

        @Cached(cache = "greetings", key = "greeting:{language}")
        String field502(String language) {
            return language + caller.get().getName();
        }

        @Cached(cache = "partings", key = "parting:{language}")
        String parameter502(String language, @KeyIgnore Principal asking) {
            return language + asking.getName();
        }
    }

    @ApplicationScoped
    static class Letters {

        @Cached(cache = "attachments", key = "attachment:{id}")
        Object object601(long id) {
            return "attachment";
        }

        @Cached(cache = "letters", key = "letter:{id}")
        Letter component601(String id) {
            return new Letter(id, List.of());
        }
    }

    @ApplicationScoped
    static class Accepting {

        @Accepted(rule = 999, because = "somebody said so")
        @Cached(cache = "rooms", key = "room:{id}")
        String number221(long id) {
            return "room";
        }

        @Accepted(rule = 105, because = "it works")
        @Cached(cache = "floors", key = "floor:{id}")
        List<String> error221(long id, int page) {
            return List.of();
        }

        @Accepted(rule = 304, because = "")
        @CacheInvalidate(key = "cellar:{id}")
        void reason221(long id) {
            // Only its annotations matter.
        }
    }
}
