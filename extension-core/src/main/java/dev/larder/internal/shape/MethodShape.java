package dev.larder.internal.shape;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A method as a bean has it, with one of its annotations of Larder. A method with several has several shapes.
 *
 * @param beanClass binary name of the bean's class
 * @param returnType type variables resolved against the bean's class
 * @param modifiers of the declaration, those that matter
 * @param restriction the annotation that lets only some callers in, as it would be named in a sentence
 */
public record MethodShape(String beanClass, String name, List<ParameterShape> parameters, TypeShape returnType,
        Set<Modifier> modifiers, Optional<String> restriction, AnnotationShape annotation) {

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
