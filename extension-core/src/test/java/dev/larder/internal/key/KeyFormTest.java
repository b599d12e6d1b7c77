package dev.larder.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFormTest {

    private static KeyForm form(String template) {
        return KeyForm.of(((KeyTemplate.Parsed) KeyTemplate.parse(template)).template());
    }

    @ParameterizedTest
    @CsvSource({ "product:{id}, product:{other.id}", "product:{id}, product:42", "{a}:{b}, {c}:x", "a-{x}, a-b-{y}",
            "{x}-a, {y}-b-a", "a-{x}, {y}-z", "{a}, {@user}", "k, k", "x:{a}:tail, x:{b}:tail", "a{x}b:c, a{y}b:{z}",
            "{{k:{a}, {{k:{b}" })
    void templatesThatMayMakeTheSameKey(String one, String other) {
        assertThat(form(one).mayBe(form(other))).isTrue();
        assertThat(form(other).mayBe(form(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "product:{id}, products:{id}", "product:{id}, product:{id}:reviews", "product:{id}, product", "k, l",
            "a-{x}, b-{y}", "{x}-a, {y}-b", "a-{x}, a-", "product:{id}, {id}", "{x}:a, {x}:b",
            "ab{x}b, ab" })
    void templatesThatNeverMakeTheSameKey(String one, String other) {
        assertThat(form(one).mayBe(form(other))).isFalse();
        assertThat(form(other).mayBe(form(one))).isFalse();
    }

    @Test
    void isWrittenWithoutTheNamesOfValues() {
        assertThat(form("shop:{user.id}:x-{0}-y:{@tenant}")).hasToString("shop:{}:x-{}-y:{}");
    }
}
