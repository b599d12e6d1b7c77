/** What invalidating a tag takes, without its time. */
package dev.larder.benchmarks.tags;
