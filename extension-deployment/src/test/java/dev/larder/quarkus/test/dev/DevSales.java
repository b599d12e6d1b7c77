package dev.larder.quarkus.test.dev;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.WriteBehind;

@ApplicationScoped
public class DevSales {

    private static final String VERSION = "v1";

    /** Tells the test, which runs in the same JVM, what was applied, and by which version of this class. */
    @SuppressWarnings("unchecked")
    @WriteBehind(queue = "sales", key = "sale:{id}", delay = "1h")
    public void sell(String id) {
        ((List<String>) System.getProperties().computeIfAbsent("dev-sales.sold", key -> new CopyOnWriteArrayList<>()))
                .add(id + " " + VERSION);
    }
}
