/** What an application uses: the annotations, their enumerations and the {@code Larder} bean. */
@NullMarked
package dev.larder;

import org.jspecify.annotations.NullMarked;
