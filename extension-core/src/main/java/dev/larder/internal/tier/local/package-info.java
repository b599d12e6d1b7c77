/** The local tier over Caffeine; the only place that imports it. */
@NullMarked
package dev.larder.internal.tier.local;

import org.jspecify.annotations.NullMarked;
