package dev.larder.internal.shape;

import java.util.List;
import java.util.Optional;

/**
 * A bean with what it has of Larder's annotations.
 *
 * @param beanClass binary name
 * @param isFinal whether the class is final
 * @param onClass the {@code @Cached} on the class itself
 * @param methods the methods with {@code @Cached}, inherited ones too, overridden, bridge and synthetic ones not
 * @param ofInterfaces those that its interfaces declare with {@code @Cached}
 */
public record BeanShape(String beanClass, boolean isFinal, Optional<AnnotationShape> onClass,
        List<MethodShape> methods, List<MethodShape> ofInterfaces) {

    /** Whether anything of Larder's stands on it. */
    public boolean isAnnotated() {
        return !methods.isEmpty() || onClass.isPresent() || !ofInterfaces.isEmpty();
    }
}
