package dev.larder.internal.shape;

import java.util.List;
import java.util.Set;

/** What the methods of a class do, as far as rules ask; without what it inherits. */
public record ClassCode(List<Body> methods) {

    private static final String LAMBDA = "lambda$";

    /**
     * A method, and the lambdas in it count as called.
     *
     * @param parameters erased types, as {@code Class.getName()} gives them
     * @param bridge whether the compiler wrote it, so that a call by another type comes to the method that is meant
     * @param reads the fields that it reads
     * @param writes the fields that it writes
     * @param calls the methods that it calls
     * @param classes binary names of all classes that it names in what it does
     */
    public record Body(String name, List<String> parameters, boolean bridge, Set<Field> reads, Set<Field> writes,
            Set<Call> calls,
            Set<String> classes) {

        public boolean is(String other, List<String> types) {
            return name.equals(other) && parameters.equals(types);
        }

        /** As it stands in the source: of a lambda, the method around it. */
        public String written() {
            return name.startsWith(LAMBDA) ? name.substring(LAMBDA.length(), name.indexOf('$', LAMBDA.length()))
                    : name;
        }
    }

    /** @param owner binary name of the class through which it is read; it may inherit the field */
    public record Field(String owner, String name) {
    }

    /**
     * @param owner binary name of the class on which it is called; it may inherit the method
     * @param exact whether what overrides it is passed by, as with {@code super}
     */
    public record Call(String owner, String name, List<String> parameters, boolean exact) {
    }
}
