package dev.larder.quarkus.test.dev;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.StartupEvent;

@Path("/shop")
public class DevShop {

    @Inject
    DevProducts products;

    @ConfigProperty(name = "quarkus.redis.hosts")
    String redis;

    /** Tells the test, which runs in the same JVM, of the class loader of this reload. */
    @SuppressWarnings("unchecked")
    void start(@Observes StartupEvent event) {
        ((List<Object>) System.getProperties().computeIfAbsent("dev-shop.loaders",
                key -> new CopyOnWriteArrayList<>())).add(new WeakReference<>(getClass().getClassLoader()));
    }

    @GET
    @Path("{id}")
    public String find(String id) {
        DevProduct product = products.find(id);
        return product + " loads=" + products.loads();
    }

    @GET
    @Path("redis")
    public String redis() {
        return redis;
    }
}
