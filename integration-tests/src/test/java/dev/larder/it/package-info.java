/**
 * The checkers. Each starts a fleet of application processes on a Redis of its own, makes trouble, and counts what
 * happened at the origin, which lives here. Counts are asserted; times are printed and written to target/larder.
 */
@NullMarked
package dev.larder.it;

import org.jspecify.annotations.NullMarked;
