/** Writing behind the call: Larder, the peer, and writing through, each in a process of its own, against one Redis. */
@NullMarked
package dev.larder.benchmarks.behind;

import org.jspecify.annotations.NullMarked;
