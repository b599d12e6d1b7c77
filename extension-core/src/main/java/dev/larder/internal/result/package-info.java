/**
 * How a method gives its result (plain, stage, Uni), turned into the engine's one asynchronous type and back.
 */
@NullMarked
package dev.larder.internal.result;

import org.jspecify.annotations.NullMarked;
