/**
 * What one key holds: the value with its freshness data, and the bytes that Redis keeps of it. Pure.
 */
@NullMarked
package dev.larder.internal.entry;

import org.jspecify.annotations.NullMarked;
