package dev.larder.demo;

import java.math.BigDecimal;

/** What the shop says of a product. A record, not the entity: a value in memory is handed to every caller. */
public record Product(long id, String name, String category, BigDecimal price) {
}
