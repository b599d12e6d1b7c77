/** The load and its arithmetic. */
package dev.larder.benchmarks.load;
