/** What the report makes of outcomes. */
package dev.larder.benchmarks.behind;
