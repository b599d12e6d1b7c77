package dev.larder.internal.shape;

import java.util.List;

/**
 * A bean with what it has of Larder's annotations.
 *
 * @param beanClass binary name
 * @param isFinal whether the class is final
 * @param onClass the annotations on the class itself, which belong to methods
 * @param methods the annotated methods, inherited ones too, overridden, bridge and synthetic ones not
 * @param ofInterfaces the annotated methods that its interfaces declare
 * @param accepted what it and its methods say of rules
 */
public record BeanShape(String beanClass, boolean isFinal, List<AnnotationShape> onClass,
        List<MethodShape> methods, List<MethodShape> ofInterfaces, List<Acceptance> accepted) {

    /** Whether anything of Larder's stands on it. */
    public boolean isAnnotated() {
        return !methods.isEmpty() || !onClass.isEmpty() || !ofInterfaces.isEmpty() || !accepted.isEmpty();
    }
}
