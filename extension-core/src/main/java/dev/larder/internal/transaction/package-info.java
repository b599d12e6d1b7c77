/**
 * Transactions as the cache sees them: what was changed within one, and what becomes of that when it ends. Where they come
 * from is a port; no transaction API enters here.
 */
@NullMarked
package dev.larder.internal.transaction;

import org.jspecify.annotations.NullMarked;
