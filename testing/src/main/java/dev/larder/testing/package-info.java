/**
 * A Redis for development and tests: a container, else the server of this machine, else a bundled binary; each its own
 * process on its own port, empty at start. Nothing here knows what is cached in it.
 */
@NullMarked
package dev.larder.testing;

import org.jspecify.annotations.NullMarked;
