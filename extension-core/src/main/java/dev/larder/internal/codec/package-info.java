/**
 * Values to bytes and back, as a port. Libraries that do it live in packages below this one.
 */
@NullMarked
package dev.larder.internal.codec;

import org.jspecify.annotations.NullMarked;
