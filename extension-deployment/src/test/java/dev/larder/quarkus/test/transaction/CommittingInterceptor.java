package dev.larder.quarkus.test.transaction;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.smallrye.mutiny.Uni;

/** Commits when the method's {@code Uni} has completed, and completes after that. */
@Committing
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
class CommittingInterceptor {

    @AroundInvoke
    Object commit(InvocationContext context) throws Exception {
        return ((Uni<?>) context.proceed()).call(((Prices) context.getTarget())::commit);
    }
}
