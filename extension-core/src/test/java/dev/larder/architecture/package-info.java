/**
 * What may know what, as rules that every module's tests run over its own classes. Below: classes that break them, to show
 * that the rules can fail.
 */
@NullMarked
package dev.larder.architecture;

import org.jspecify.annotations.NullMarked;
