/**
 * Neutral descriptions of beans, methods and types, and the catalogue they are looked up in. Filled from reflection in
 * plain CDI and from an index at Quarkus build time, so that rules exist once. Pure: no container, no reflection.
 */
@NullMarked
package dev.larder.internal.shape;

import org.jspecify.annotations.NullMarked;
