/**
 * How the processes of a fleet keep their memories in step: who removes an entry tells it on a stream in Redis, which
 * every process follows with a cursor, and each knows up to when its view is confirmed. The same order of news is the
 * clock by which a moved tag makes entries worthless. Pure.
 */
@NullMarked
package dev.larder.internal.coherence;

import org.jspecify.annotations.NullMarked;
