package dev.larder.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Cached;
import dev.larder.Larder;
import dev.larder.Tier;
import io.quarkus.security.Authenticated;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/** A cached answer reaches only callers whom the method itself would answer, whether one is there already or not. */
class SecurityMatrixTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Vault.class, Office.class, Remembered.class, Memory.class))
            .overrideConfigKey("larder.redis.deadline", "10s")
            .overrideConfigKey("larder.lease.duration", "30s");

    @ApplicationScoped
    static class Vault {

        private final AtomicInteger runs = new AtomicInteger();

        AtomicInteger runs() {
            return runs;
        }

        private String open() {
            return "secret " + runs.incrementAndGet();
        }

        @RolesAllowed("clerk")
        @Cached(cache = "secrets", key = "role:{id}", shared = true)
        String byRole(String id) {
            return open();
        }

        @RolesAllowed("clerk")
        @Cached(cache = "secrets", key = "role-uni:{id}", shared = true)
        Uni<String> byRoleLater(String id) {
            return Uni.createFrom().item(this::open);
        }

        @RolesAllowed("clerk")
        @Cached(cache = "remoteSecrets", key = "role-remote:{id}", tier = Tier.REMOTE, shared = true)
        String byRoleInRedis(String id) {
            return open();
        }

        @Authenticated
        @Cached(cache = "secrets", key = "login:{id}", shared = true)
        String byLogin(String id) {
            return open();
        }

        @Authenticated
        @Cached(cache = "remoteSecrets", key = "login-remote:{id}", tier = Tier.REMOTE, shared = true)
        String byLoginInRedis(String id) {
            return open();
        }

        @PermissionsAllowed("read")
        @Cached(cache = "secrets", key = "permission:{id}", shared = true)
        String byPermission(String id) {
            return open();
        }

        @PermissionsAllowed("read")
        @Cached(cache = "remoteSecrets", key = "permission-remote:{id}", tier = Tier.REMOTE, shared = true)
        String byPermissionInRedis(String id) {
            return open();
        }

        @RolesAllowed("clerk")
        @Remembered
        String outsideTheChecks(String id) {
            return open();
        }
    }

    /** A cache that stands where none may stand. */
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ ElementType.METHOD, ElementType.TYPE })
    @interface Remembered {
    }

    @Remembered
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE - 200)
    static class Memory {

        private final Map<Object, Object> answers = new ConcurrentHashMap<>();

        @AroundInvoke
        Object answer(InvocationContext call) throws Exception {
            Object known = answers.get(call.getParameters()[0]);
            if (known == null) {
                known = call.proceed();
                answers.put(call.getParameters()[0], known);
            }
            return known;
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
    private static final SecurityIdentity GUEST = identity("ada").addRole("guest").addPermissionAsString("browse")
            .build();
    private static final SecurityIdentity CLERK = identity("bob").addRole("clerk").addPermissionAsString("read")
            .build();

    private static final AtomicInteger IDS = new AtomicInteger();

    @Inject
    Vault vault;

    @Inject
    Office office;

    @Inject
    Larder larder;

    private static QuarkusSecurityIdentity.Builder identity(String name) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(name));
    }

    @BeforeEach
    void begin() {
        larder.cache("secrets").clear();
        larder.cache("remoteSecrets").clear();
        vault.runs().set(0);
    }

    private String call(BiFunction<Vault, String, String> method, String id, SecurityIdentity caller) {
        return office.as(caller, () -> method.apply(vault, id));
    }

    private void assertRefused(BiFunction<Vault, String, String> method, String id, List<SecurityIdentity> wrong) {
        int runs = vault.runs().get();
        for (SecurityIdentity caller : wrong) {
            assertThatThrownBy(() -> call(method, id, caller))
                    .isInstanceOf(caller.isAnonymous() ? UnauthorizedException.class : ForbiddenException.class);
        }
        assertThat(vault.runs()).as("runs for refused callers").hasValue(runs);
    }

    /** Cold, then hot. */
    private void assertOnlyFor(List<SecurityIdentity> right, List<SecurityIdentity> wrong,
            BiFunction<Vault, String, String> method) {
        String id = "id" + IDS.incrementAndGet();
        assertRefused(method, id, wrong);
        int runs = vault.runs().get();
        String secret = call(method, id, right.get(0));
        assertThat(vault.runs()).as("a refused call has stored nothing").hasValue(runs + 1);
        assertRefused(method, id, wrong);
        right.forEach(caller -> assertThat(call(method, id, caller)).isEqualTo(secret));
        assertThat(vault.runs()).as("the answer was cached").hasValue(runs + 1);
        assertRefused(method, id, wrong);
    }

    @Test
    void answerOfAMethodForARoleReachesThatRole() {
        assertOnlyFor(List.of(CLERK), List.of(NOBODY, GUEST), Vault::byRole);
        assertOnlyFor(List.of(CLERK), List.of(NOBODY, GUEST), Vault::byRoleInRedis);
        assertOnlyFor(List.of(CLERK), List.of(NOBODY, GUEST),
                (bean, id) -> bean.byRoleLater(id).await().indefinitely());
    }

    @Test
    void answerOfAMethodForWhoHasLoggedInReachesThese() {
        assertOnlyFor(List.of(CLERK, GUEST), List.of(NOBODY), Vault::byLogin);
        assertOnlyFor(List.of(CLERK, GUEST), List.of(NOBODY), Vault::byLoginInRedis);
    }

    @Test
    void answerOfAMethodForAPermissionReachesWhoHasIt() {
        assertOnlyFor(List.of(CLERK), List.of(NOBODY, GUEST), Vault::byPermission);
        assertOnlyFor(List.of(CLERK), List.of(NOBODY, GUEST), Vault::byPermissionInRedis);
    }

    @Test
    void refusedCallsAreNotAnsweredByTheCache() {
        call(Vault::byRole, "1", CLERK);
        long hits = larder.cache("secrets").stats().memoryHits();
        assertRefused(Vault::byRole, "1", List.of(NOBODY, GUEST));
        assertThat(larder.cache("secrets").stats().memoryHits()).isEqualTo(hits);
    }

    /** The negative control: what this class asserts does not hold of a cache outside the checks. */
    @Test
    void cacheOutsideTheChecksAnswersWhomTheMethodWouldRefuse() {
        assertThatThrownBy(() -> assertOnlyFor(List.of(CLERK), List.of(NOBODY, GUEST), Vault::outsideTheChecks))
                .isInstanceOf(AssertionError.class).hasMessageContaining("Expecting code to raise a throwable");
    }
}
