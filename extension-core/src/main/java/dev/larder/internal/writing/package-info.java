/** Calls of methods that write: what they change, and the transaction whose end it waits for. */
@NullMarked
package dev.larder.internal.writing;

import org.jspecify.annotations.NullMarked;
