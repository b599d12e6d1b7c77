/**
 * How long, where and by whom: duration texts, and the policy of a cache once configuration and annotation are
 * settled. Pure.
 */
@NullMarked
package dev.larder.internal.policy;

import org.jspecify.annotations.NullMarked;
