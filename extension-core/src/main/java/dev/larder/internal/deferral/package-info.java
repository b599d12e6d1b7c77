/**
 * Calls whose methods run later: how they are recorded and queued when they are made, and run when their turn has come. Knows
 * queues, and neither Redis nor a container. Pure.
 */
@NullMarked
package dev.larder.internal.deferral;

import org.jspecify.annotations.NullMarked;
