/**
 * The settings under {@code larder.}: what they are, what is allowed in them, and the policy of a cache that comes of them.
 * Nothing here knows which container reads them.
 */
@NullMarked
package dev.larder.internal.config;

import org.jspecify.annotations.NullMarked;
