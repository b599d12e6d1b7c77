/**
 * Beans that keep the rules: for each rule one whose name ends with its number, which shows what mends what breaks it. An
 * application of all of them starts in every container, and nothing is said of them.
 */
@NullMarked
package dev.larder.accepted;

import org.jspecify.annotations.NullMarked;
