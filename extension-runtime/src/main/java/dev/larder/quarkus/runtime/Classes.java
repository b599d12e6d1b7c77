package dev.larder.quarkus.runtime;

/** Classes that the build has named. */
final class Classes {

    private Classes() {
    }

    static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(name + " was there when the application was built", missing);
        }
    }

    /** A new object of a class that the build has generated. */
    static Object instance(String name, ClassLoader loader) {
        try {
            return load(name, loader).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(name + " cannot be instantiated", impossible);
        }
    }
}
