package dev.larder.internal.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.larder.internal.shape.MethodShape;
import dev.larder.internal.shape.ParameterShape;
import dev.larder.internal.shape.TypeShape;

/** The parameter with {@code @KeyEach}: a placeholder for it stands for one of its elements. */
final class EachParameter {

    private static final Set<String> COLLECTIONS = Set.of("java.util.Collection", "java.util.List", "java.util.Set");

    private EachParameter() {
    }

    /** The first one's index, or -1. */
    static int index(MethodShape method) {
        return IntStream.range(0, method.parameters().size()).filter(index -> method.parameters().get(index).each())
                .findFirst().orElse(-1);
    }

    static boolean isCollection(ParameterShape parameter) {
        String type = parameter.type().erasure();
        return COLLECTIONS.contains(type) && type.equals(parameter.erasure());
    }

    /** The type of an element; absent if the parameter is not such a collection, or a raw one. */
    static Optional<TypeShape> element(ParameterShape parameter) {
        return isCollection(parameter) && parameter.type() instanceof TypeShape.Named named
                ? named.arguments().stream().findFirst()
                : Optional.empty();
    }

    /** The method as it is for one element, which is how keys see it. */
    static MethodShape forOneElement(MethodShape method) {
        List<ParameterShape> parameters = method.parameters().stream().map(EachParameter::forOneElement).toList();
        return new MethodShape(method.beanClass(), method.name(), parameters, method.returnType(), method.modifiers(),
                method.restriction(),
                method.annotation());
    }

    private static ParameterShape forOneElement(ParameterShape parameter) {
        return parameter.each()
                ? new ParameterShape(parameter.name(), element(parameter).orElse(parameter.type()),
                        parameter.erasure(), parameter.ignored(), parameter.bypass(), true,
                        parameter.isNullable())
                : parameter;
    }
}
