package dev.larder.contract.shop;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.larder.spi.Ambient;
import dev.larder.spi.AmbientValue;

/** Whom the call is made for, as a test says. */
@ApplicationScoped
@Ambient("tenant")
public class Tenant implements AmbientValue {

    private volatile @Nullable String name = "acme";
    private volatile boolean failing;

    public void is(@Nullable String other) {
        name = other;
        failing = false;
    }

    public void fail() {
        failing = true;
    }

    @Override
    public @Nullable String current() {
        if (failing) {
            throw new IllegalStateException("no tenant");
        }
        return name;
    }
}
