/**
 * Beans that break every rule, and {@code report.txt}, the text that a build or a start says to them. Every container
 * that Larder runs in must say the same.
 */
@NullMarked
package dev.larder.rejected;

import org.jspecify.annotations.NullMarked;
