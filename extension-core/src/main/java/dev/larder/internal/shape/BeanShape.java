package dev.larder.internal.shape;

import java.util.List;

/**
 * A bean with what it has of Larder's annotations.
 *
 * @param beanClass binary name
 * @param isFinal whether the class is final
 * @param onClass the annotations on the class itself, which belong to methods
 * @param methods the annotated methods, inherited ones too, overridden, bridge and synthetic ones not
 */
public record BeanShape(String beanClass, boolean isFinal, List<AnnotationShape> onClass,
        List<MethodShape> methods) {
}
