package dev.larder.architecture.offence.internal.engine;

import java.util.logging.Logger;

import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Synchronization;

import org.eclipse.microprofile.config.Config;
import org.objectweb.asm.ClassReader;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;

import io.netty.buffer.ByteBuf;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

public interface KnowsLibraries {

    Logger logger();

    Instance<String> cdi();

    Synchronization transaction();

    Cache<String, String> caffeine();

    ObjectMapper jackson();

    Uni<String> mutiny();

    ByteBuf netty();

    ClassReader asm();

    Vertx vertx();

    SmallRyeConfig smallRyeConfig();

    Config microProfileConfig();
}
