/** What callers write, and what counts as wrong afterwards. */
package dev.larder.benchmarks.writing;
