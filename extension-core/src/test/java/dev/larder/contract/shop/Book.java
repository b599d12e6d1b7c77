package dev.larder.contract.shop;

/** Something that belongs together with others of its kind. */
public record Book(String id, String author) {
}
