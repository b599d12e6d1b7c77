package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTest {

    @Test
    void positionsAreFilledIn() {
        assertThat(Key.of("product:{0}", 42)).hasToString("product:42");
        assertThat(Key.of("user:{0}:orders:{1}", "a:b", DayOfWeek.MONDAY)).hasToString("user:a%3Ab:orders:MONDAY");
        assertThat(Key.of("all")).hasToString("all");
        assertThat(Key.of("x:{0}", (Object) null)).hasToString("x:%null");
        assertThat(Key.of("x:{0}", Optional.of(List.of(1, 2)))).hasToString("x:([1,2])");
        assertThat(Key.of("x:{0}", new TreeSet<>(Set.of(2, 1)))).hasToString("x:[1,2]");
        assertThat(Key.of("x:{0}", (Object) new int[] { 1, 2 })).hasToString("x:[1,2]");
        assertThat(Key.of("x:{0}", new UUID(1, 2))).hasToString("x:00000000-0000-0001-0000-000000000002");
    }

    @Test
    void keysWithTheSameTextAreEqual() {
        assertThat(Key.of("p:{0}", 42)).isEqualTo(Key.of("p:{0}", "42")).hasSameHashCodeAs(Key.of("p:{0}", "42"));
        assertThat(Key.of("p:{0}", 42)).isNotEqualTo(Key.of("p:{0}", 43)).isNotEqualTo("p:42");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    p:{0      | key template "p:{0": the brace is not closed (at character 2); close it with }, or write {{ for a brace of the key itself
                    p:{id}    | key template "p:{id}": only positions can be filled in here, not {id}; write {0} and pass the value
                    p:{0.id}  | key template "p:{0.id}": only positions can be filled in here, not {0.id}; write {0} and pass the value
                    p:{@user} | key template "p:{@user}": only positions can be filled in here, not {@user}; write {0} and pass the value
                    p:{1}     | key template "p:{1}": there is no argument for {1}; given: 1; pass as many arguments as the template has positions
                    p         | key template "p": argument 0 is not part of the key; add {0}, or leave it out
                    """)
    void wrongTemplateSaysWhatIsWrong(String template, String message) {
        assertThatThrownBy(() -> Key.of(template, 1)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void unsupportedTypeIsNamedWithItsPosition() {
        assertThatThrownBy(() -> Key.of("p:{0}:{1}", 1, List.of(Set.of()))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key template \"p:{0}:{1}\": argument 1 holds a " + Set.of().getClass().getName()
                        + ", which keys cannot hold; pass a text, a number or another simple value of it");
    }
}
