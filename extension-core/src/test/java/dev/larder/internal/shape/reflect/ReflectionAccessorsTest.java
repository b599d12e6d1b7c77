package dev.larder.internal.shape.reflect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.larder.internal.key.KeyPart.Property;

class ReflectionAccessorsTest {

    private final ReflectionAccessors accessors = new ReflectionAccessors(getClass().getClassLoader());

    record Point(int x, String name) {

        public String broken() throws IOException {
            throw new IOException("no");
        }
    }

    static class Fields {
        public final int number = 7;
        public final String text = "seven";
    }

    @Test
    void methodsAreReadAndPrimitivesBoxed() {
        assertThat(of(Point.class, "x", true, "int", new Point(3, "p"))).isEqualTo(3);
        assertThat(of(Point.class, "name", true, "java.lang.String", new Point(3, "p"))).isEqualTo("p");
    }

    @Test
    void fieldsAreReadAndPrimitivesBoxed() {
        assertThat(of(Fields.class, "number", false, "int", new Fields())).isEqualTo(7);
        assertThat(of(Fields.class, "text", false, "java.lang.String", new Fields())).isEqualTo("seven");
    }

    @Test
    void platformTypesAndInterfacesAreRead() {
        assertThat(of(LocalDate.class, "getYear", true, "int", LocalDate.of(2026, 1, 2))).isEqualTo(2026);
        assertThat(of(List.class, "size", true, "int", List.of(1, 2))).isEqualTo(2);
    }

    @Test
    void exceptionOfTheMemberPassesUnchanged() {
        assertThatThrownBy(() -> of(Point.class, "broken", true, "java.lang.String", new Point(1, "")))
                .isInstanceOf(IOException.class).hasMessage("no");
    }

    @Test
    void missingMemberIsSaidWhenThePlanIsCompiled() {
        assertThatThrownBy(() -> accessors.of(new Property(Point.class.getName(), "gone", true, "int")))
                .isInstanceOf(IllegalStateException.class).hasMessage("cannot read gone of " + Point.class.getName()
                        + ", which was there when the plan was made");
    }

    private Object of(Class<?> owner, String member, boolean method, String type, Object object) {
        Object value = accessors.of(new Property(owner.getName(), member, method, type)).apply(object);
        assertThat(value).isNotNull();
        return value;
    }
}
