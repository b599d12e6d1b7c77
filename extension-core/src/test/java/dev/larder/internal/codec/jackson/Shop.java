package dev.larder.internal.codec.jackson;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;

/** Types such as applications cache. */
final class Shop {

    enum Size {
        SMALL, LARGE {
            @Override
            public String toString() {
                return "large!";
            }
        }
    }

    record Product(long id, String name, BigDecimal price, Optional<String> note, @Nullable Size size) {

        boolean isExpensive() {
            return price.signum() > 0;
        }

        String getLabel() {
            return name + "!";
        }
    }

    record Numbers(byte b, short s, int i, long l, float f, double d, char c, boolean z, BigInteger big,
            OptionalInt maybe) {
    }

    record Page<T>(List<T> rows, int total, Map<String, List<T>> byName) {
    }

    record Node(int value, @Nullable Node next) {
    }

    record Seen(Instant at, ZonedDateTime zoned) {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({ @JsonSubTypes.Type(value = Card.class, name = "card"),
            @JsonSubTypes.Type(value = Cash.class, name = "cash") })
    sealed interface Payment {
    }

    record Card(String number) implements Payment {
    }

    record Cash(int coins) implements Payment {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    sealed interface Figure {

        record Circle(double radius) implements Figure {
        }

        record Square(double side) implements Figure {
        }
    }

    record Order(List<Payment> payments, Map<Size, Figure> figures) {
    }

    record Sku(@JsonValue String text) {

        @JsonCreator
        static Sku of(String text) {
            return new Sku(text);
        }
    }

    record PlainKey(String text) {
    }

    /** State without getters, a constructor without parameters, a derived getter. */
    static class Account {

        private String owner = "";
        private final Map<String, Integer> points = new HashMap<>();

        Account() {
        }

        Account(String owner, int points) {
            this.owner = owner;
            this.points.put("all", points);
        }

        public String getGreeting() {
            return "Hello " + owner;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Account that && that.owner.equals(owner) && that.points.equals(points);
        }

        @Override
        public int hashCode() {
            return Objects.hash(owner, points);
        }
    }

    static final class GoldAccount extends Account {

        @SuppressWarnings("unused")
        private int discount = 7;
    }

    record Vague(Object extra) {
    }

    record VagueDeep(Map<String, List<Number>> extra) {
    }

    interface Unmarked {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface ByClassName {
    }

    record HasByClassName(@JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS) Unmarked any) {
    }

    static final class NoWayIn {

        final int a;

        NoWayIn(int a, int b) {
            this.a = a + b;
        }

        NoWayIn(String a, int b) {
            this.a = a.length() + b;
        }
    }

    static final class Ring {

        @Nullable
        List<Ring> next;
    }

    static final class Throwing {

        @JsonValue
        String text() {
            throw new IllegalStateException("secret 4711");
        }
    }

    private Shop() {
    }
}
