/**
 * The way of a call: look up, fly alone, load, store. Pure: it knows ports only.
 */
@NullMarked
package dev.larder.internal.engine;

import org.jspecify.annotations.NullMarked;
