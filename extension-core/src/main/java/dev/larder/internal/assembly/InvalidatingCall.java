package dev.larder.internal.assembly;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.plan.WriterMethod;
import dev.larder.internal.result.Invocation;
import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Touched;
import dev.larder.internal.writing.Writing;
import dev.larder.internal.writing.WritingCalls;

/** A method after which entries are forgotten. */
final class InvalidatingCall implements BoundCall {

    private final WriterMethod method;
    private final WritingCalls calls;
    private final Naming naming;

    InvalidatingCall(WriterMethod method, WritingCalls calls, Naming naming) {
        this.method = method;
        this.calls = calls;
        this.naming = naming;
    }

    @Override
    public <C> @Nullable Object call(@Nullable Object[] arguments, Invocation<C> invocation, C call) throws Exception {
        return calls.call(() -> new Forgetting(arguments), invocation, call);
    }

    @Override
    public <C> @Nullable Object within(Invocation<C> invocation, C call) throws Exception {
        return calls.within(invocation, call);
    }

    private final class Forgetting implements Writing {

        private final @Nullable Object[] arguments;

        Forgetting(@Nullable Object[] arguments) {
            this.arguments = arguments;
        }

        @Override
        public CompletableFuture<Void> begin() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Touched foreseen() {
            return withoutResult().touched();
        }

        @Override
        public Change succeeded(@Nullable Object result) {
            @Nullable
            Object[] values = Arrays.copyOf(arguments, arguments.length + 1);
            values[arguments.length] = method.unwrap(result);
            return naming.of(values, values.length);
        }

        @Override
        public Change failed() {
            return withoutResult();
        }

        /** What only the result could name is anything. */
        private Forgotten withoutResult() {
            return naming.of(Arrays.copyOf(arguments, arguments.length + 1), arguments.length);
        }
    }
}
