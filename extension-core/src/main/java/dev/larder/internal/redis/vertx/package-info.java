/**
 * The Redis port over the Vert.x Redis client: connections that live long, gather commands and heal by themselves.
 * Vert.x enters nowhere else in the core.
 */
@NullMarked
package dev.larder.internal.redis.vertx;

import org.jspecify.annotations.NullMarked;
