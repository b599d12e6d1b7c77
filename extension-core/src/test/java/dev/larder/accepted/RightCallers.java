package dev.larder.accepted;

import java.security.Principal;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import dev.larder.Cached;

/** Keeps the rules of who may have an entry, and of what an entry can hold. */
public final class RightCallers {

    private RightCallers() {
    }

    record Line(String text, List<String> words) {
    }

    record Letter(String id, List<Line> lines) {
    }

    @ApplicationScoped
    static class Right501 {

        @RolesAllowed("clerk")
        @Cached(key = "501:{@tenant}:{id}")
        String report(long id) {
            return "report";
        }
    }

    @ApplicationScoped
    static class Right502 {

        @Inject
        Instance<Principal> caller;

        @Cached(key = "502:{@tenant}:{language}")
        String greeting(String language) {
            return language + caller.get().getName();
        }
    }

    @ApplicationScoped
    static class Right503 {

        @RolesAllowed("clerk")
        @Cached(key = "503:{id}", shared = true)
        String report(long id) {
            return "report";
        }
    }

    @ApplicationScoped
    static class Right601 {

        @Cached(key = "601:{id}")
        Letter letter(String id) {
            return new Letter(id, List.of());
        }
    }

    @ApplicationScoped
    static class Right602 {

        @Cached(key = "602:{id}")
        List<Letter> letters(String id) {
            return List.of();
        }
    }
}
