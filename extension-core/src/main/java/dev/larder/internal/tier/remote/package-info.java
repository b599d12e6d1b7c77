/** The remote tier over the Redis port: which commands, and what replies mean. Pure. */
@NullMarked
package dev.larder.internal.tier.remote;

import org.jspecify.annotations.NullMarked;
