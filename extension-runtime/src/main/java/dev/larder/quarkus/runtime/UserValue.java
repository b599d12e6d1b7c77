package dev.larder.quarkus.runtime;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.larder.spi.Ambient;
import dev.larder.spi.AmbientValue;
import io.quarkus.arc.DefaultBean;
import io.quarkus.security.identity.SecurityIdentity;

/** <code>{@user}</code>: the name of the caller; nothing for an anonymous one. */
@Singleton
@DefaultBean
@Ambient("user")
public class UserValue implements AmbientValue {

    private final SecurityIdentity identity;

    @Inject
    UserValue(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Override
    public @Nullable String current() {
        return identity.isAnonymous() ? null : identity.getPrincipal().getName();
    }
}
