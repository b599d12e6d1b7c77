package dev.larder.internal.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.larder.internal.shape.ClassCode;
import dev.larder.internal.shape.ClassCode.Body;
import dev.larder.internal.shape.ClassCode.Call;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/** A method of a bean, and what it calls of the same bean. */
final class Reach {

    private final TypeCatalog catalog;
    private final String beanClass;
    private final List<String> classes;

    private Reach(String beanClass, TypeCatalog catalog) {
        this.beanClass = beanClass;
        this.catalog = catalog;
        this.classes = Hierarchy.of(TypeShape.of(beanClass), catalog).levels().stream()
                .map(level -> level.shape().name()).toList();
    }

    static Reach of(String beanClass, TypeCatalog catalog) {
        return new Reach(beanClass, catalog);
    }

    /** Whether it can be told what the bean does. */
    boolean isKnown() {
        return classes.stream().allMatch(name -> name.startsWith("java.") || catalog.code(name).isPresent());
    }

    /**
     * Gives all bodies that a call of the method can come to, of the bean and what it inherits, and of the classes within
     * these that it makes objects of.
     */
    void bodies(String method, List<String> parameters, Consumer<Body> bodies) {
        from(new Call(beanClass, method, parameters, false), bodies);
    }

    private void from(Call first, Consumer<Body> bodies) {
        Set<Body> seen = new HashSet<>();
        Deque<Call> ahead = new ArrayDeque<>(List.of(first));
        while (!ahead.isEmpty()) {
            Call call = ahead.remove();
            body(call).filter(seen::add).ifPresent(body -> follow(body, bodies, ahead, seen));
        }
    }

    private void follow(Body body, Consumer<Body> bodies, Deque<Call> ahead, Set<Body> seen) {
        bodies.accept(body);
        body.calls().stream().filter(next -> classes.contains(next.owner())).forEach(ahead::add);
        body.calls().stream().filter(next -> next.name().equals("<init>") && isWithin(next.owner()))
                .flatMap(made -> catalog.code(made.owner()).stream()).flatMap(code -> code.methods().stream())
                .filter(seen::add).forEach(inner -> follow(inner, bodies, ahead, seen));
    }

    private boolean isWithin(String name) {
        return classes.stream().anyMatch(outer -> name.startsWith(outer + '$'));
    }

    /** Of the nearest class that has it: a class further up calls what overrides its own, unless it says super. */
    private Optional<Body> body(Call call) {
        return classes.stream().skip(call.exact() ? classes.indexOf(call.owner()) : 0)
                .flatMap(owner -> catalog.code(owner).stream())
                .map(ClassCode::methods)
                .flatMap(methods -> methods.stream().filter(body -> body.is(call.name(), call.parameters())).limit(1))
                .findFirst();
    }
}
