/**
 * The application under test: cached methods over an origin that lives in the checker's process, driven by the checker
 * through one connection. It ends when that connection does.
 */
@NullMarked
package dev.larder.it.worker;

import org.jspecify.annotations.NullMarked;
