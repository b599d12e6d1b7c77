/**
 * The places an entry can be found, as ports, and what a look-up says. Pure.
 */
@NullMarked
package dev.larder.internal.tier;

import org.jspecify.annotations.NullMarked;
