/** An application with transactions, and transactions made by hand, on Weld SE. */
@NullMarked
package dev.larder.weld.transaction;

import org.jspecify.annotations.NullMarked;
