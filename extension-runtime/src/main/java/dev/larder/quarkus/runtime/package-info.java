/** Quarkus at run time: settings, the managed Redis client, contexts, and the beans that are made of them. */
@NullMarked
package dev.larder.quarkus.runtime;

import org.jspecify.annotations.NullMarked;
