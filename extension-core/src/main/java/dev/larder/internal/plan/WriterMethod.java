package dev.larder.internal.plan;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A method whose calls change what caches hold.
 *
 * @param beanClass binary name of the bean's class, which may inherit the method
 * @param parameterTypes binary names of the erased parameter types, as the declaring class has them
 * @param form how the method gives its result
 * @param optional whether the result is wrapped in an {@code Optional}
 */
public record WriterMethod(String beanClass, String name, List<String> parameterTypes, ResultForm form,
        boolean optional) {

    /** The result without the {@code Optional} of the method's signature; a null {@code Optional} counts as empty. */
    public @Nullable Object unwrap(@Nullable Object result) {
        return result instanceof Optional<?> wrapped && optional ? wrapped.orElse(null) : result;
    }

    /** The method as texts name it: {@code shop.Products.save(shop.Product)}. */
    public String describe() {
        return beanClass + "." + name + "(" + String.join(", ", parameterTypes) + ")";
    }
}
