/** Calls made on Vert.x threads: which may wait, and where they continue. */
@NullMarked
package dev.larder.internal.result.vertx;

import org.jspecify.annotations.NullMarked;
