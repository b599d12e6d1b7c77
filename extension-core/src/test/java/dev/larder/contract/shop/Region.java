package dev.larder.contract.shop;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.larder.spi.Ambient;
import dev.larder.spi.AmbientValue;

/** Where the calling thread says it is; other threads are nowhere. */
@ApplicationScoped
@Ambient("region")
public class Region implements AmbientValue {

    private static final ThreadLocal<@Nullable String> HERE = new ThreadLocal<>();

    public void is(@Nullable String name) {
        HERE.set(name);
    }

    @Override
    public @Nullable String current() {
        return HERE.get();
    }
}
