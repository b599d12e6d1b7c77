package dev.larder.behind.shop;

/** Something that is kept. */
public record Item(String id, String name) {
}
