/** What an application or another library implements to extend Larder. All of it may be called on any thread. */
@NullMarked
package dev.larder.spi;

import org.jspecify.annotations.NullMarked;
