package dev.larder.weld.transaction;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

/** Begins a transaction where there is none, where a platform would. */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
public class FakeTransactional {

    private final FakeTransactions transactions;

    @Inject
    public FakeTransactional(FakeTransactions transactions) {
        this.transactions = transactions;
    }

    @AroundInvoke
    @Nullable
    Object within(InvocationContext context) throws Exception {
        if (transactions.isActive()) {
            return context.proceed();
        }
        transactions.begin();
        Object result;
        try {
            result = context.proceed();
        } catch (RuntimeException failure) {
            transactions.end(Status.STATUS_ROLLEDBACK);
            throw failure;
        }
        transactions.commit();
        return result;
    }
}
