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
}
