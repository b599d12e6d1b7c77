package dev.larder.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.Larder;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;

/** A call that the method refuses changes nothing. */
class WriterSecurityTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Prices.class, Office.class))
            .overrideConfigKey("larder.redis.deadline", "10s")
            .overrideConfigKey("larder.lease.duration", "30s");

    @ApplicationScoped
    static class Prices {

        private final AtomicInteger loads = new AtomicInteger();

        @Cached(cache = "prices", key = "price:{id}")
        String price(String id) {
            return "load " + loads.incrementAndGet();
        }

        @RolesAllowed("clerk")
        @CacheInvalidate(key = "price:{id}")
        void change(String id) {
            // Its event is the call.
        }

        @RolesAllowed("clerk")
        @CachePut(key = "price:{id}")
        String set(String id, String price) {
            return price;
        }
    }

    @ApplicationScoped
    static class Office {

        @Inject
        CurrentIdentityAssociation callers;

        @ActivateRequestContext
        String as(SecurityIdentity caller, Supplier<String> work) {
            callers.setIdentity(caller);
            return work.get();
        }
    }

    private static final SecurityIdentity NOBODY = QuarkusSecurityIdentity.builder().setAnonymous(true).build();
    private static final SecurityIdentity CLERK = identity("clerk");
    private static final SecurityIdentity GUEST = identity("guest");

    @Inject
    Prices prices;

    @Inject
    Office office;

    @Inject
    Larder larder;

    private static SecurityIdentity identity(String role) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("ada")).addRole(role).build();
    }

    @BeforeEach
    void forget() {
        larder.cache("prices").clear();
    }

    private String change() {
        prices.change("1");
        return "changed";
    }

    private String set() {
        return prices.set("1", "set");
    }

    @Test
    void refusedCallsForgetNothing() {
        String before = prices.price("1");
        assertThatThrownBy(() -> office.as(GUEST, this::change)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> office.as(NOBODY, this::change)).isInstanceOf(UnauthorizedException.class);
        assertThat(prices.price("1")).isEqualTo(before);
        office.as(CLERK, this::change);
        assertThat(prices.price("1")).isNotEqualTo(before);
    }

    @Test
    void refusedCallsStoreNothing() {
        String before = prices.price("1");
        assertThatThrownBy(() -> office.as(GUEST, this::set)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> office.as(NOBODY, this::set)).isInstanceOf(UnauthorizedException.class);
        assertThat(prices.price("1")).isEqualTo(before);
        office.as(CLERK, this::set);
        assertThat(prices.price("1")).isEqualTo("set");
    }
}
