/** Shapes of beans and types from the Jandex index, and the reading of properties as generated classes. */
@NullMarked
package dev.larder.quarkus.deployment.shape;

import org.jspecify.annotations.NullMarked;
