package dev.larder.demo;

public record Category(String id, String name) {
}
