package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import dev.larder.contract.shop.Payment;
import dev.larder.contract.shop.Product;

/** Values of any declared type come back from Redis as they went. */
class ValueContract extends Topic {

    ValueContract(Container container) {
        super(container);
    }

    /** The answer of a second call, which Redis gave. */
    private static <T> T fromRedis(String id, BiFunction<String, Supplier<T>, ? extends T> method, T value) {
        Counted<T> loader = Counted.of(() -> value);
        T loaded = method.apply(id, loader);
        assertThat(loaded).isEqualTo(value);
        T answer = method.apply(id, loader);
        assertThat(loader.runs()).isEqualTo(1);
        return answer;
    }

    private static <T> void comesBack(String id, BiFunction<String, Supplier<T>, ? extends T> method, T value) {
        T answer = fromRedis(id, method, value);
        assertThat(answer).isEqualTo(value);
    }

    @Test
    void listOfRecordsComesBack() {
        comesBack("1", values::list, List.of(Product.named("a"), Product.named("b")));
    }

    @Test
    void emptyListIsAValueAndNoAbsence() {
        comesBack("1", values::list, List.of());
    }

    @Test
    void setOfUuidsComesBack() {
        comesBack("1", values::set, Set.of(new UUID(1, 2), new UUID(3, 4)));
    }

    @Test
    void mapOfListsComesBack() {
        comesBack("1", values::map, Map.of("x", List.of(Product.named("a")), "y", List.of()));
    }

    @Test
    void mapOfEnumsToASealedInterfaceComesBack() {
        comesBack("1", values::byColour, Map.of(Product.Colour.BLUE, new Payment.Card("4711"), Product.Colour.RED,
                new Payment.Cash(3)));
    }

    @Test
    void sealedInterfaceComesBackAsTheRecordItWas() {
        comesBack("1", values::payment, new Payment.Card("4711"));
        comesBack("2", values::payment, new Payment.Cash(3));
    }

    @Test
    void listOfASealedInterfaceComesBack() {
        comesBack("1", values::payments, List.of(new Payment.Card("4711"), new Payment.Cash(3)));
    }

    @Test
    void listWithAWildcardComesBack() {
        Counted<List<Payment>> loader = Counted.of(() -> List.of(new Payment.Cash(3)));
        values.wide("1", loader);
        assertThat(values.wide("1", loader)).isEqualTo(List.of(new Payment.Cash(3)));
        assertThat(loader.runs()).isEqualTo(1);
    }

    @Test
    void optionalListComesBack() {
        comesBack("1", values::optionalList, Optional.of(List.of(Product.named("a"))));
        comesBack("2", values::optionalList, Optional.empty());
    }

    @Test
    void optionalIntComesBack() {
        comesBack("1", values::optionalInt, OptionalInt.of(7));
        comesBack("2", values::optionalInt, OptionalInt.empty());
    }

    @Test
    void bytesComeBack() {
        assertThat(fromRedis("1", values::bytes, new byte[] { 0, -1, 13, 10, 127 }))
                .isEqualTo(new byte[] { 0, -1, 13, 10, 127 });
    }

    @Test
    void primitivesComeBack() {
        comesBack("1", values::number, Integer.MIN_VALUE);
        comesBack("1", values::bigNumber, Long.MAX_VALUE);
        comesBack("1", values::fraction, 0.1);
        comesBack("1", values::truth, false);
        comesBack("1", values::letter, 'ü');
    }

    @Test
    void textComesBack() {
        comesBack("1", values::text, "a \"text\" of \u0000 any \uD83C\uDF52 kind\r\n");
        comesBack("2", values::text, "");
    }

    @Test
    void enumWithABodyComesBack() {
        comesBack("1", values::colour, Product.Colour.BLUE);
    }

    @Test
    void dateComesBack() {
        comesBack("1", values::date, LocalDate.of(2024, 2, 29));
    }

    @Test
    void arrayOfArraysComesBack() {
        assertThat(fromRedis("1", values::array, new int[][] { { 1, 2 }, {} }))
                .isDeepEqualTo(new int[][] { { 1, 2 }, {} });
    }
}
