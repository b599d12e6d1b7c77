/** Transactions of the Jakarta Transactions API, which is known here alone and may be absent. */
@NullMarked
package dev.larder.internal.transaction.jta;

import org.jspecify.annotations.NullMarked;
