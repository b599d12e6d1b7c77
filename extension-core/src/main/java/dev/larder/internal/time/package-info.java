/**
 * Time as a port: what the time is, and what happens later. Nothing here knows what is cached.
 */
@NullMarked
package dev.larder.internal.time;

import org.jspecify.annotations.NullMarked;
