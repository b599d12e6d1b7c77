package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;

import org.junit.jupiter.api.Test;

import dev.larder.contract.shop.Product;
import dev.larder.contract.shop.Recursive;

/** The method runs once per call at most, and what it throws is its caller's. */
class LoaderContract extends Topic {

    LoaderContract(Container container) {
        super(container);
    }

    private void passesUnchanged(Throwable failure) {
        Counted<Product> failing = Counted.of(() -> {
            throw unchecked(failure);
        });
        assertThatThrownBy(() -> plain.product("1", failing)).isSameAs(failure);
        assertThat(failing.runs()).isEqualTo(1);
        assertThat(settledKeys()).isEmpty();
        assertThatThrownBy(() -> plain.product("1", failing)).isSameAs(failure);
        assertThat(failing.runs()).as("failures are not stored").isEqualTo(2);
    }

    @SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" }) // the cast is erased, and meant to be
    private static <E extends Throwable> RuntimeException unchecked(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void checkedExceptionPassesUnchanged() {
        passesUnchanged(new IOException("disk"));
    }

    @Test
    void runtimeExceptionPassesUnchanged() {
        passesUnchanged(new IllegalStateException("state"));
    }

    @Test
    void errorPassesUnchanged() {
        passesUnchanged(new AssertionError("broken"));
    }

    @Test
    void connectExceptionOfTheMethodIsNotTakenForOneOfRedis() {
        passesUnchanged(new ConnectException("the database is away"));
    }

    @Test
    void failureIsCountedAndTheNextSuccessIsStored() throws Exception {
        long failures = cache("product").stats().loadFailures();
        Counted<Product> failing = Counted.of(() -> {
            throw new IOException("disk");
        });
        assertThatThrownBy(() -> plain.product("1", failing)).isInstanceOf(IOException.class);
        assertThat(cache("product").stats().loadFailures()).isEqualTo(failures + 1);
        plain.product("1", () -> Product.named("1"));
        assertThat(plain.product("1", failing)).isEqualTo(Product.named("1"));
    }

    @Test
    void methodRunsOnTheCallersThread() throws Exception {
        Thread[] ran = new Thread[1];
        plain.remote("1", () -> {
            ran[0] = Thread.currentThread();
            return Product.named("1");
        });
        assertThat(ran[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void methodThatCallsItselfForTheSameKeyDoesNotWaitForItself() {
        assertThat(container.bean(Recursive.class).same("1")).isEqualTo("bottom++");
    }

    @Test
    void methodMayCallItselfForOtherKeys() {
        assertThat(container.bean(Recursive.class).fibonacci(30)).isEqualTo(832_040);
    }

    @Test
    void loadOfAnotherKeyMayHappenWithinALoad() throws Exception {
        Product outer = plain.product("outer", () -> plain.product("inner", () -> Product.named("inner")));
        assertThat(outer).isEqualTo(Product.named("inner"));
        assertThat(plain.product("inner", () -> null)).isEqualTo(Product.named("inner"));
    }
}
