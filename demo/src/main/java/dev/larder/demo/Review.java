package dev.larder.demo;

public record Review(String author, int stars, String text) {
}
