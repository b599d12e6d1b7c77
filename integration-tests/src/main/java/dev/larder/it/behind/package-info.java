/**
 * What a process of the write-behind checker does: makes numbered writes, keeps a diary of them, and applies those of all
 * processes to a database. Where a body is can be held, so that what happens then happens there. The judgement is not made
 * here.
 */
@NullMarked
package dev.larder.it.behind;

import org.jspecify.annotations.NullMarked;
