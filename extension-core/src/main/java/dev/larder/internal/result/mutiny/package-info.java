/** Results as {@code Uni}; the only place that imports Mutiny. */
@NullMarked
package dev.larder.internal.result.mutiny;

import org.jspecify.annotations.NullMarked;
