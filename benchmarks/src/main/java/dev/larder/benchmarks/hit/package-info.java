/** Hits in memory, with JMH, through the intercepted beans of one running Quarkus application. */
@NullMarked
package dev.larder.benchmarks.hit;

import org.jspecify.annotations.NullMarked;
