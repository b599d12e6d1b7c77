/**
 * Redis as a port: commands, replies, faults as data, and what guards a command: breaker, scripts, server time. Pure.
 */
@NullMarked
package dev.larder.internal.redis;

import org.jspecify.annotations.NullMarked;
