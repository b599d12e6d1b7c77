/** Build steps: find the cached methods, check them, record their plans, register what the run time needs. */
@NullMarked
package dev.larder.quarkus.deployment;

import org.jspecify.annotations.NullMarked;
