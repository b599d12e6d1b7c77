/** A way to a server that can be disturbed, byte by byte, for one process alone. It knows TCP and nothing of Redis. */
@NullMarked
package dev.larder.it.wire;

import org.jspecify.annotations.NullMarked;
