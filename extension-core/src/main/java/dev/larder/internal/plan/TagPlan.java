package dev.larder.internal.plan;

import java.util.List;

import dev.larder.internal.key.KeyPart;

/**
 * A tag that an entry carries, or that a writer invalidates.
 *
 * @param cache whose entries carry it; the first in the order of classes and methods if several do
 * @param template as written
 * @param parts compiled; the argument after the last is the value of the entry, or the result of the writer
 */
public record TagPlan(String cache, String template, List<KeyPart> parts) {

    /** Whether the tag names an argument, or something of it. */
    public boolean names(int argument) {
        return KeyPlan.names(parts, argument);
    }
}
