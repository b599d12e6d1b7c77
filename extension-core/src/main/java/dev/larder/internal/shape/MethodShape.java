package dev.larder.internal.shape;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A method as a bean has it, with one of its annotations of Larder. A method with several has several shapes.
 *
 * @param beanClass binary name of the bean's class
 * @param returnType type variables resolved against the bean's class
 * @param modifiers of the declaration, those that matter
 */
public record MethodShape(String beanClass, String name, List<ParameterShape> parameters, TypeShape returnType,
        Set<Modifier> modifiers, AnnotationShape annotation) {

    /** What can keep an interceptor from a method. In the order of the source. */
    public enum Modifier {
        PRIVATE,
        STATIC,
        FINAL
    }

    /** The method's name and its parameters' types, by simple names. */
    public String signature() {
        return parameters.stream().map(parameter -> parameter.type().simple())
                .collect(Collectors.joining(", ", name + '(', ")"));
    }
}
