/**
 * Key templates: their grammar, their parts, and the writing of keys. Pure: no container, no reflection.
 */
@NullMarked
package dev.larder.internal.key;

import org.jspecify.annotations.NullMarked;
