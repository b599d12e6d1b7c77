/**
 * Whether two key templates can make the same key, and for which values. A template is a language: its literals, and between
 * them all texts that values of a type may have. Pure: knows keys and shapes of types alone.
 */
@NullMarked
package dev.larder.internal.overlap;

import org.jspecify.annotations.NullMarked;
