package dev.larder.contract.shop;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.KeyEach;
import dev.larder.KeyIgnore;
import dev.larder.Tier;
import io.smallrye.mutiny.Uni;

/** Methods that give what their callers can change. All caches but {@code common} are configured with local-copy. */
@ApplicationScoped
public class Drafts {

    /** A bean as many are. */
    public static class Draft {

        private String text = "";

        public static Draft of(String text) {
            Draft draft = new Draft();
            draft.setText(text);
            return draft;
        }

        public String getText() {
            return text;
        }

        public void setText(String other) {
            text = other;
        }
    }

    @Cached(cache = "own", key = "own:{id}")
    public Draft own(String id, @KeyIgnore Supplier<Draft> loader) {
        return loader.get();
    }

    @Cached(cache = "own", key = "own:{ids}")
    public Map<String, Draft> ownEach(@KeyEach Collection<String> ids,
            @KeyIgnore Function<Collection<String>, Map<String, Draft>> loader) {
        return loader.apply(ids);
    }

    @CachePut(key = "own:{id}")
    public Draft put(String id, Draft draft) {
        return draft;
    }

    @Cached(cache = "own", key = "own-bytes:{id}")
    public byte[] ownBytes(String id, @KeyIgnore Supplier<byte[]> loader) {
        return loader.get();
    }

    @Cached(cache = "ownLocal", key = "own-local:{id}", tier = Tier.LOCAL)
    public List<String> ownLocal(String id, @KeyIgnore Supplier<List<String>> loader) {
        return loader.get();
    }

    @Cached(cache = "ownOld", key = "own-old:{id}", ttl = "1ms", jitter = 0, staleGrace = "1h")
    public Draft ownOld(String id, @KeyIgnore Supplier<Draft> loader) {
        return loader.get();
    }

    @Cached(cache = "own", key = "own-stage:{id}")
    public CompletionStage<Draft> ownStage(String id, @KeyIgnore Supplier<CompletionStage<Draft>> loader) {
        return loader.get();
    }

    @Cached(cache = "own", key = "own-uni:{id}")
    public Uni<Draft> ownUni(String id, @KeyIgnore Supplier<Uni<Draft>> loader) {
        return loader.get();
    }

    @Cached(cache = "common", key = "common:{id}")
    public Draft common(String id, @KeyIgnore Supplier<Draft> loader) {
        return loader.get();
    }

    @Cached(cache = "common", key = "common-stage:{id}")
    public CompletionStage<Draft> commonStage(String id, @KeyIgnore Supplier<CompletionStage<Draft>> loader) {
        return loader.get();
    }
}
