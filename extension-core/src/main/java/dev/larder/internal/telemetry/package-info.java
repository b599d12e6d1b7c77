/**
 * What is counted and told of calls. Pure.
 */
@NullMarked
package dev.larder.internal.telemetry;

import org.jspecify.annotations.NullMarked;
