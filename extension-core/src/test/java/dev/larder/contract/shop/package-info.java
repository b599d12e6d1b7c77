/** The application under test: beans with cached methods, and the values they give. */
@NullMarked
package dev.larder.contract.shop;

import org.jspecify.annotations.NullMarked;
