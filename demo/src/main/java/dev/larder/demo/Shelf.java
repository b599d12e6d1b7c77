package dev.larder.demo;

/** Which products to list, and how. */
public record Shelf(String category, Order order) {

    public enum Order {
        NAME, PRICE
    }
}
