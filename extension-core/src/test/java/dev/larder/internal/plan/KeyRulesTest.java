package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.larder.CacheBypass;
import dev.larder.Cached;
import dev.larder.KeyIgnore;
import dev.larder.internal.shape.BeanShape;
import dev.larder.internal.shape.MethodShape;
import dev.larder.internal.shape.ParameterShape;
import dev.larder.internal.shape.reflect.ReflectionShapes;

class KeyRulesTest {

    public record User(String id, Name name, Set<String> roles) {

        String secret() {
            return "";
        }
    }

    public record Name(String first, String last) {
    }

    public record Money(long cents) {
    }

    private record Hidden(String id) {
    }

    static class Unparsed {
        @Cached(key = "product:{id")
        String find(String id) {
            return id;
        }
    }

    @Test
    void template101() {
        assertThat(PlanReports.report(Unparsed.class)).isEqualTo("""
                Larder found 1 problem:

                1. LARDER-101 at Unparsed#find(String)
                   @Cached(key = "product:{id")
                                          ^
                   the brace is not closed
                   Mend: close it with }, or write {{ for a brace of the key itself
                """);
    }

    static class Misnamed {
        @Cached(key = "product:{idd}:{quite_another}")
        String find(String id, String language) {
            return id;
        }

        @Cached(key = "all:{x}")
        String none() {
            return "";
        }
    }

    @Test
    void unknownParameter102() {
        assertThat(PlanReports.report(Misnamed.class)).isEqualTo("""
                Larder found 3 problems:

                1. LARDER-102 at Misnamed#find(String, String)
                   @Cached(key = "product:{idd}:{quite_another}")
                                           ^^^
                   there is no parameter 'idd'
                   Mend: did you mean {id}?

                2. LARDER-102 at Misnamed#find(String, String)
                   @Cached(key = "product:{idd}:{quite_another}")
                                                 ^^^^^^^^^^^^^
                   there is no parameter 'quite_another'
                   Mend: the parameters are id, language

                3. LARDER-102 at Misnamed#none()
                   @Cached(key = "all:{x}")
                                       ^
                   there is no parameter 'x'
                   Mend: the method has no parameters: leave the placeholder out
                """);
    }

    static class NoProperty {
        @Cached(key = "user:{user.name.frist}")
        String find(User user) {
            return "";
        }

        @Cached(key = "id:{user.colour}")
        String other(User user) {
            return "";
        }
    }

    @Test
    void unknownProperty103() {
        assertThat(PlanReports.report(NoProperty.class)).isEqualTo("""
                Larder found 2 problems:

                1. LARDER-103 at NoProperty#find(User)
                   @Cached(key = "user:{user.name.frist}")
                                                  ^^^^^
                   Name has no property 'frist'
                   Mend: did you mean first?

                2. LARDER-103 at NoProperty#other(User)
                   @Cached(key = "id:{user.colour}")
                                           ^^^^^^
                   User has no property 'colour'
                   Mend: it has id, name, roles
                """);
    }

    static class TooFar {
        @Cached(key = "product:{2}")
        String find(String id, @KeyIgnore String trace) {
            return id;
        }
    }

    @Test
    void position104() {
        assertThat(PlanReports.report(TooFar.class)).isEqualTo("""
                Larder found 1 problem:

                1. LARDER-104 at TooFar#find(String, String)
                   @Cached(key = "product:{2}")
                                          ^^^
                   there is no parameter at position 2
                   Mend: positions go from 0 to 1
                """);
    }

    static class Forgotten {
        @Cached(key = "products:{category}")
        List<String> find(String category, int page) {
            return List.of();
        }
    }

    @Test
    void forgottenParameter105() {
        assertThat(PlanReports.report(Forgotten.class)).isEqualTo(
                """
                        Larder found 1 problem:

                        1. LARDER-105 at Forgotten#find(String, int)
                           List<String> find(String category, int page)
                                                              ^^^^^^^^
                           parameter 'page' is not in the key "products:{category}", so calls that differ in it share an entry
                           Mend: add {page} to the key, or annotate the parameter with @KeyIgnore if the result does not depend on it
                        """);
    }

    static class Unsupported {
        @Cached(key = "user:{user}")
        String written(User user) {
            return "";
        }

        @Cached
        String derived(Set<String> tags) {
            return "";
        }

        @Cached(key = "c:{0.roles}")
        String property(User user) {
            return "";
        }

        @Cached
        String raw(List<?> list, Object any, Optional<Collection<String>> all) {
            return "";
        }
    }

    @Test
    void unsupportedType106() {
        assertThat(PlanReports.report(Unsupported.class)).isEqualTo("""
                Larder found 6 problems:

                1. LARDER-106 at Unsupported#derived(Set<String>)
                   String derived(Set<String> tags)
                                  ^^^^^^^^^^^^^^^^
                   keys cannot hold a Set<String>
                   Mend: a Set has no order that two calls share: declare a SortedSet or a List

                2. LARDER-106 at Unsupported#property(User)
                   @Cached(key = "c:{0.roles}")
                                    ^^^^^^^^^
                   keys cannot hold a Set<String>
                   Mend: a Set has no order that two calls share: declare a SortedSet or a List

                3. LARDER-106 at Unsupported#raw(List<?>, Object, Optional<Collection<String>>)
                   String raw(List<?> list, Object any, Optional<Collection<String>> all)
                              ^^^^^^^^^^^^
                   keys cannot hold a List<?>
                   Mend: name a simple value of it, or write a KeyFormat for it

                4. LARDER-106 at Unsupported#raw(List<?>, Object, Optional<Collection<String>>)
                   String raw(List<?> list, Object any, Optional<Collection<String>> all)
                                            ^^^^^^^^^^
                   keys cannot hold an Object
                   Mend: name a simple value of it, or write a KeyFormat for it

                5. LARDER-106 at Unsupported#raw(List<?>, Object, Optional<Collection<String>>)
                   String raw(List<?> list, Object any, Optional<Collection<String>> all)
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                   keys cannot hold an Optional<Collection<String>>
                   Mend: name a simple value of it, or write a KeyFormat for it

                6. LARDER-106 at Unsupported#written(User)
                   @Cached(key = "user:{user}")
                                       ^^^^^^
                   keys cannot hold a User
                   Mend: name what identifies it, such as {user.id}
                """);
    }

    static class Early {
        @Cached(key = "user:{id}:{result.version}")
        String find(String id) {
            return id;
        }
    }

    @Test
    void result107() {
        assertThat(PlanReports.report(Early.class)).isEqualTo("""
                Larder found 1 problem:

                1. LARDER-107 at Early#find(String)
                   @Cached(key = "user:{id}:{result.version}")
                                            ^^^^^^^^^^^^^^^^
                   the key is written before there is a result
                   Mend: use parameters only; a parameter that is called 'result' is named by its position
                """);
    }

    static class NoAmbient {
        @Cached(key = "cart:{@usr}")
        String cart() {
            return "";
        }

        @Cached(key = "text:{@locale-of-request}")
        String text() {
            return "";
        }
    }

    @Test
    void unknownAmbient108() {
        assertThat(PlanReports.report(NoAmbient.class)).isEqualTo(
                """
                        Larder found 2 problems:

                        1. LARDER-108 at NoAmbient#cart()
                           @Cached(key = "cart:{@usr}")
                                                 ^^^
                           there is no ambient value 'usr'
                           Mend: did you mean {@user}?

                        2. LARDER-108 at NoAmbient#text()
                           @Cached(key = "text:{@locale-of-request}")
                                                 ^^^^^^^^^^^^^^^^^
                           there is no ambient value 'locale-of-request'
                           Mend: the ambient values are tenant, user; or write a bean @Ambient("locale-of-request") that implements AmbientValue
                        """);
    }

    static class Closed {
        @Cached(key = "user:{user.secret}")
        String member(User user) {
            return "";
        }

        @Cached(key = "hidden:{hidden.id}")
        String type(Hidden hidden) {
            return "";
        }
    }

    @Test
    void inaccessibleProperty109() {
        assertThat(PlanReports.report(Closed.class)).isEqualTo("""
                Larder found 2 problems:

                1. LARDER-109 at Closed#member(User)
                   @Cached(key = "user:{user.secret}")
                                             ^^^^^^
                   User.secret cannot be read from outside its class
                   Mend: make the member public and its class not private, or name another property

                2. LARDER-109 at Closed#type(Hidden)
                   @Cached(key = "hidden:{hidden.id}")
                                                 ^^
                   Hidden.id cannot be read from outside its class
                   Mend: make the member public and its class not private, or name another property
                """);
    }

    static class Named {
        @Cached(key = "product:{id}")
        String find(String id) {
            return id;
        }
    }

    @Test
    void parameterNamesAbsent110() {
        BeanShape bean = ReflectionShapes.bean(Named.class, PlanReports.CATALOG);
        MethodShape method = bean.methods().get(0);
        ParameterShape parameter = method.parameters().get(0);
        MethodShape nameless = new MethodShape("shop.Named", method.name(), List.of(new ParameterShape(Optional.empty(),
                parameter.type(), parameter.erasure(), false, false, false, false)), method.returnType(), Set.of(),
                Optional.empty(), method.annotation());
        assertThat(PlanReports
                .report(List
                        .of(new BeanShape("shop.Named", false, List.of(), List.of(nameless), List.of(), List.of()))))
                .isEqualTo("""
                        Larder found 1 problem:

                        1. LARDER-110 at shop.Named#find(String)
                           @Cached(key = "product:{id}")
                                                   ^^
                           the class file does not tell the names of the parameters
                           Mend: compile with -parameters, or name the parameter by its position, such as {0}
                        """);
    }

    static class BadLiteral {
        @Cached(key = "my\tproduct:{id}", ttl = "5m")
        String find(String id) {
            return id;
        }
    }

    @Test
    void literal111() {
        assertThat(PlanReports.report(BadLiteral.class)).isEqualTo("""
                Larder found 1 problem:

                1. LARDER-111 at BadLiteral#find(String)
                   @Cached(key = "my\\u0009product:{id}", ttl = "5m")
                                    ^^^^^^
                   a literal cannot hold the invisible character U+0009
                   Mend: use visible characters, such as '-' or '_'
                """);
    }

    static class UsedThough {
        @Cached(key = "a:{id}:{trace}")
        String ignored(String id, @KeyIgnore String trace) {
            return id;
        }

        @Cached(key = "b:{id}:{1}")
        String bypassed(String id, @CacheBypass boolean fresh) {
            return id;
        }
    }

    @Test
    void ignoredInKey112AndBypassInKey113() {
        assertThat(PlanReports.report(UsedThough.class)).isEqualTo("""
                Larder found 2 problems:

                1. LARDER-113 at UsedThough#bypassed(String, boolean)
                   @Cached(key = "b:{id}:{1}")
                                         ^^^
                   parameter 'fresh' is in the key, but is annotated with @CacheBypass
                   Mend: take it out of the key: what is loaded past the cache is stored for all callers

                2. LARDER-112 at UsedThough#ignored(String, String)
                   @Cached(key = "a:{id}:{trace}")
                                         ^^^^^^^
                   parameter 'trace' is in the key, but is annotated with @KeyIgnore
                   Mend: take it out of the key, or remove @KeyIgnore
                """);
    }

    static class Together {
        @Cached(key = "name:{first}-{last}")
        String find(String first, String last) {
            return first;
        }
    }

    @Test
    void separator114() {
        assertThat(PlanReports.report(Together.class)).isEqualTo(
                """
                        Larder found 1 problem:

                        1. LARDER-114 at Together#find(String, String)
                           @Cached(key = "name:{first}-{last}")
                                                       ^^^^^^
                           no ':' stands between {last} and the placeholder before it, so different values could make the same key
                           Mend: put a ':' between them
                        """);
    }

    static class Sound {
        @Cached(key = "user:{user.id}:{0.name.last}:{price}:{@tenant}")
        String find(User user, Money price, @KeyIgnore Object trace, @CacheBypass boolean fresh) {
            return "";
        }
    }

    @Test
    void soundTemplateBreaksNoRule() {
        assertThat(PlanReports.report(Sound.class)).isEmpty();
    }
}
