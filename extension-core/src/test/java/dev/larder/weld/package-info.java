/** The contract suite, and what is of the portable wiring alone, on Weld SE. */
@NullMarked
package dev.larder.weld;

import org.jspecify.annotations.NullMarked;
