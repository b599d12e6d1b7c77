/** What methods do, from class files. ASM is known here alone. */
@NullMarked
package dev.larder.internal.shape.code;

import org.jspecify.annotations.NullMarked;
