/**
 * Values as JSON with Jackson, which is imported nowhere else. A type whose values would not come back equal is refused
 * before any call.
 */
@NullMarked
package dev.larder.internal.codec.jackson;

import org.jspecify.annotations.NullMarked;
