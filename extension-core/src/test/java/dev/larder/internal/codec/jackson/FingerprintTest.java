package dev.larder.internal.codec.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.larder.internal.codec.CodecLimits;

/** Two versions of an application: the same class names, compiled from different sources. */
class FingerprintTest {

    private static final String BASE = """
            package shop;
            import com.fasterxml.jackson.annotation.*;
            import java.util.*;
            public record Product(long id, String name, Size size, List<Part> parts, Product next, Ship ship) {
                public enum Size { SMALL, LARGE }
                public record Part(int count) {}
                @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
                @JsonSubTypes({@JsonSubTypes.Type(value = Air.class, name = "air"),
                        @JsonSubTypes.Type(value = Sea.class, name = "sea")})
                public interface Ship {}
                public record Air(java.time.LocalDate on) implements Ship {}
                public record Sea(String port) implements Ship {}
            }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
            "long id, -> ", // removed
            "long id, -> long id, int more, ",
            "long id -> int id",
            "long id -> long number",
            "SMALL, LARGE -> SMALL, LARGE, HUGE",
            "SMALL, LARGE -> SMALL, BIG",
            "SMALL, LARGE -> SMALL, @JsonProperty(\"big\") LARGE",
            "int count -> long count",
            "int count -> int number",
            "int count -> @JsonProperty(\"n\") int count",
            "List<Part> -> Set<Part>",
            "name = \"air\" -> name = \"plane\"",
            "String port -> String harbour",
            "String port -> Optional<String> port",
            "LocalDate on -> LocalDateTime on",
            "java.time.LocalDate on -> @JsonFormat(pattern = \"yyyyMMdd\") java.time.LocalDate on",
            "Id.NAME) -> Id.NAME, property = \"kind\")",
            "String name -> @JsonIgnore String name"
    })
    void changesWithWhatIsStored(String change) throws IOException {
        assertThat(fingerprint("after", changed(change))).isNotEqualTo(fingerprint("before", BASE));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "long id, String name -> String name, long id",
            "SMALL, LARGE -> LARGE, SMALL",
            "int count) {} -> int count) { public String getLabel() { return \"\" + count; } static int made; }",
            "int count) {} -> int count) { public Part { count = Math.max(count, 0); } }",
            "List<Part> parts -> List<? extends Part> parts"
    })
    void staysWhenWhatIsStoredStays(String change) throws IOException {
        assertThat(fingerprint("after", changed(change))).isEqualTo(fingerprint("before", BASE));
    }

    @Test
    void isTheSameInEveryProcess() throws IOException {
        assertThat(fingerprint("once", BASE)).isEqualTo(fingerprint("again", BASE));
        assertThat(codecs(getClass().getClassLoader()).of("java.util.List<java.lang.Long>").fingerprint())
                .isEqualTo(-3883945196009768620L);
    }

    @Test
    void tellsTypesAndCodecsApart() {
        List<String> types = List.of("java.lang.Integer", "java.lang.Long", "java.util.List<java.lang.Long>",
                "java.util.Set<java.lang.Long>", "long[]", "byte[]", "java.lang.String",
                "java.util.List<java.lang.String>", "java.util.Map<java.lang.String, java.lang.Long>",
                "java.util.Map<java.lang.Long, java.lang.String>");
        JacksonCodecs codecs = codecs(getClass().getClassLoader());

        assertThat(types.stream().map(type -> codecs.of(type).fingerprint())).doesNotHaveDuplicates();
    }

    private static String changed(String change) {
        String[] sides = change.split(" -> ", -1);
        assertThat(BASE).contains(sides[0]);
        return BASE.replace(sides[0], sides[1]);
    }

    private long fingerprint(String version, String source) throws IOException {
        Path classes = Files.createDirectory(folder.resolve(version));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject unit = new SimpleJavaFileObject(URI.create("string:///shop/Product.java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        assertThat(compiler.getTask(null, null, null, List.of("-parameters", "-proc:none", "-d", classes.toString()),
                null, List.of(unit)).call()).isTrue();
        try (URLClassLoader loader = new URLClassLoader(new URL[] { classes.toUri().toURL() },
                getClass().getClassLoader())) {
            return codecs(loader).of("java.util.List<shop.Product>").fingerprint();
        }
    }

    private static JacksonCodecs codecs(ClassLoader loader) {
        return new JacksonCodecs(loader, CodecLimits.DEFAULT);
    }
}
