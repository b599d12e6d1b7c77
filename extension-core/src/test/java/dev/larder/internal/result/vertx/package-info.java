@NullMarked
package dev.larder.internal.result.vertx;

import org.jspecify.annotations.NullMarked;
