package dev.larder.quarkus.test.dev;

public record DevProduct(String id, String name) {
}
