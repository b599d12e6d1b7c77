package dev.larder.internal.shape.reflect;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.Accessors;
import dev.larder.internal.key.KeyPart.Property;

/**
 * Reads methods through classes spun by {@link LambdaMetafactory}, as fast as a call, and fields through method
 * handles. What a module keeps closed is read through its public members.
 */
public final class ReflectionAccessors implements Accessors {

    private final ClassLoader loader;

    public ReflectionAccessors(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public Function<Object, @Nullable Object> of(Property property) {
        try {
            Class<?> owner = Class.forName(property.owner(), false, loader);
            MethodHandles.Lookup lookup = lookup(owner);
            return property.method() ? method(lookup, owner, property.member())
                    : field(lookup, owner, property.member());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + property.member() + " of " + property.owner()
                    + ", which was there when the plan was made", e);
        }
    }

    private static MethodHandles.Lookup lookup(Class<?> owner) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
        } catch (IllegalAccessException e) {
            return MethodHandles.lookup();
        }
    }

    private static Function<Object, @Nullable Object> method(MethodHandles.Lookup lookup, Class<?> owner, String name)
            throws ReflectiveOperationException {
        MethodHandle handle = lookup.unreflect(find(owner, name));
        MethodType type = MethodType.methodType(handle.type().returnType(), owner);
        try {
            @SuppressWarnings("unchecked")
            Function<Object, @Nullable Object> function = (Function<Object, @Nullable Object>) LambdaMetafactory
                    .metafactory(lookup, "apply", MethodType.methodType(Function.class),
                            MethodType.methodType(Object.class, Object.class), handle, type.wrap())
                    .getTarget().invoke();
            return function;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot compile the reading of " + owner.getName() + "." + name, e);
        }
    }

    /** The named owner may inherit the method, from an interface too. */
    private static Method find(Class<?> owner, String name) throws NoSuchMethodException {
        try {
            return owner.getDeclaredMethod(name);
        } catch (NoSuchMethodException e) {
            return owner.getMethod(name);
        }
    }

    private static Function<Object, @Nullable Object> field(MethodHandles.Lookup lookup, Class<?> owner, String name)
            throws ReflectiveOperationException {
        MethodHandle handle = lookup.unreflectGetter(owner.getField(name))
                .asType(MethodType.methodType(Object.class, Object.class));
        return object -> {
            try {
                return (Object) handle.invokeExact(object);
            } catch (Throwable e) {
                throw new IllegalStateException("reading a field cannot fail", e);
            }
        };
    }
}
