package dev.larder.it.worker;

import java.util.List;

/** Something the checker may ask for: a bean, named by what the checker says. */
public interface Verb {

    String name();

    /**
     * Does it, on a thread of its own.
     *
     * @return one line of text for the checker
     */
    String perform(List<String> words) throws Exception;
}
