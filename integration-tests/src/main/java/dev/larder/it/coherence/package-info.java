/**
 * What a process of the coherence checker does: calls cached counters, commits to the database behind them, invalidates, and
 * writes down when it did what. The judgement is not made here.
 */
@NullMarked
package dev.larder.it.coherence;

import org.jspecify.annotations.NullMarked;
