package dev.larder.demo;

/** @param average 0 without reviews */
public record Rating(double average, long reviews) {
}
