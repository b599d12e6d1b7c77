package dev.larder.contract.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A record of records, texts, numbers and times. */
public record Product(String id, String name, BigDecimal price, Instant since, Colour colour, List<Review> reviews,
        Optional<String> note) {

    public enum Colour {
        RED, BLUE {
            @Override
            public boolean isCold() {
                return true;
            }
        };

        public boolean isCold() {
            return false;
        }
    }

    public record Review(String author, int stars) {
    }

    public static Product named(String id) {
        return new Product(id, "name of " + id, new BigDecimal("12.50"), Instant.ofEpochMilli(1_700_000_000_123L),
                Colour.BLUE, List.of(new Review("ann", 5), new Review("bob", 1)), Optional.of("fragile"));
    }
}
