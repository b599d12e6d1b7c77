/** The portable wiring: the interceptor, the {@code Larder} bean, and the extension for containers other than Quarkus. */
@NullMarked
package dev.larder.internal.cdi;

import org.jspecify.annotations.NullMarked;
