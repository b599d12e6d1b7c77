/** The shop as a browser uses it. */
@NullMarked
package dev.larder.demo;

import org.jspecify.annotations.NullMarked;
