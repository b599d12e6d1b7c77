/**
 * What every approach to writing is put through: the callers and what they write, the table, and the comparison of its rows with
 * what was written. It is compiled into all contestants, so it knows the JDK, H2 and HdrHistogram, and neither Larder nor Quarkus.
 */
@NullMarked
package dev.larder.benchmarks.writing;

import org.jspecify.annotations.NullMarked;
