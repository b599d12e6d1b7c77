package dev.larder.benchmarks.load;

import java.util.List;

/** The cached value: about 200 bytes as JSON. */
public record Product(String id, String name, String description, long cents, List<String> categories) {

    public static Product of(String id) {
        return new Product(id, "Name of " + id, "A jar of something that keeps for years, if it is put on a cool shelf",
                1_999, List.of("preserves", "glass", "winter"));
    }
}
