/**
 * What is known of a cached method before it is called: its shape, the rules it must keep, the plan made of it. Pure.
 */
@NullMarked
package dev.larder.internal.plan;

import org.jspecify.annotations.NullMarked;
