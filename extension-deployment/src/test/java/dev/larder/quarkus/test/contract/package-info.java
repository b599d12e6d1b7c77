/** The contract suite, and what is of Quarkus alone in it, on Quarkus. */
@NullMarked
package dev.larder.quarkus.test.contract;

import org.jspecify.annotations.NullMarked;
