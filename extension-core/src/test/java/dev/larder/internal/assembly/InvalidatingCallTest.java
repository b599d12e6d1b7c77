package dev.larder.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.larder.internal.key.KeyWriter;
import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.plan.ResultForm;
import dev.larder.internal.plan.TagPlan;
import dev.larder.internal.plan.WriterMethod;
import dev.larder.internal.result.Effect;
import dev.larder.internal.result.EffectCalls;
import dev.larder.internal.result.Invocation;
import dev.larder.internal.transaction.Transactions;
import dev.larder.internal.writing.WritingCalls;

/** The tags of a call: written after the method, and forgotten all at once. */
class InvalidatingCallTest {

    private static final WriterMethod METHOD = new WriterMethod("shop.Authors", "rename", List.of("java.lang.String"),
            ResultForm.PLAIN, false);
    private static final EffectCalls CALLS = new EffectCalls() {
        @Override
        public <C> @Nullable Object call(Supplier<Effect> effects, Invocation<C> invocation, C call)
                throws Exception {
            Effect effect = effects.get();
            Object result = invocation.proceed(call);
            effect.succeeded(result).join();
            return result;
        }
    };

    private final List<List<String>> forgotten = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private @Nullable Object call(Object[] arguments, Invocation<String> method, KeyWriter... tags) throws Exception {
        List<Naming.Tagged> tagged = new ArrayList<>();
        for (KeyWriter tag : tags) {
            tagged.add(new Naming.Tagged(new TagPlan("books", "author:{0}", List.of()), tag));
        }
        return new InvalidatingCall(METHOD, new WritingCalls(CALLS, Transactions.NONE, "invalidating"),
                new Naming(List.of(), List.of(), tagged, List.of(), new Remembering(),
                        (about, text) -> warnings.add(about + ": " + text)))
                .call(arguments, method, "a call");
    }

    /** Forgets tags, and remembers which. */
    private final class Remembering implements Wholesale {

        @Override
        public Forgotten.Wide tags(List<String> tags) {
            return new Forgotten.Wide() {
                @Override
                public CompletableFuture<Void> forget() {
                    forgotten.add(tags);
                    return CompletableFuture.completedFuture(null);
                }

                @Override
                public CompletableFuture<Void> forgetBefore() {
                    return CompletableFuture.completedFuture(null);
                }

                @Override
                public List<BoundCache> caches() {
                    return List.of();
                }
            };
        }

        @Override
        public Forgotten.Wide matching(List<PatternMatcher> patterns) {
            throw new AssertionError("there are no patterns");
        }

        @Override
        public List<BoundCache> all() {
            forgotten.add(List.of("all"));
            return List.of();
        }
    }

    /** A method that gives its answer, with whatever arguments. */
    private static Invocation<String> giving(Object answer) {
        return new Invocation<>() {
            @Override
            public Object proceed(String call) {
                return answer;
            }

            @Override
            public Object proceed(String call, @Nullable Object[] arguments) {
                return answer;
            }
        };
    }

    @Test
    void allTagsOfACallAreForgottenAtOnceAndEachOnce() throws Exception {
        assertThat(call(new Object[] { "ann" }, giving("bob"), values -> "author:" + values[0],
                values -> "author:" + values[1], values -> "author:" + values[0])).isEqualTo("bob");
        assertThat(forgotten).containsExactly(List.of("author:ann", "author:bob"));
        assertThat(warnings).isEmpty();
    }

    @Test
    void tagThatCannotBeWrittenIsToldOfAndAllCachesAreForgotten() throws Exception {
        call(new Object[] { "ann" }, giving("bob"), values -> {
            throw new IllegalStateException();
        }, values -> "author:" + values[1]);
        assertThat(forgotten).containsExactly(List.of("all"));
        assertThat(warnings).singleElement().asString().startsWith("books: ")
                .contains("java.lang.IllegalStateException", "author:{0}").doesNotContain("ann");
    }

    @Test
    void withoutTagsNothingIsAskedFor() throws Exception {
        call(new Object[] { "ann" }, giving("bob"));
        assertThat(forgotten).isEmpty();
    }

    @Test
    void failedMethodForgetsNothing() {
        IllegalStateException own = new IllegalStateException("not saved");
        Invocation<String> failing = new Invocation<>() {
            @Override
            public Object proceed(String call) {
                throw own;
            }

            @Override
            public Object proceed(String call, @Nullable Object[] arguments) {
                throw own;
            }
        };
        assertThatThrownBy(() -> call(new Object[] { "ann" }, failing, values -> "author:ann")).isSameAs(own);
        assertThat(forgotten).isEmpty();
    }
}
