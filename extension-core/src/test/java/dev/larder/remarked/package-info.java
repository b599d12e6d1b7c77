/**
 * Beans that break the rules that keep nothing from running, and {@code warnings.txt} and {@code notes.txt}, what the log
 * says of them. Every container that Larder runs in must say the same.
 */
@NullMarked
package dev.larder.remarked;

import org.jspecify.annotations.NullMarked;
