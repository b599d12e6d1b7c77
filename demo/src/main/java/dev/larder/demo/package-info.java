/**
 * The shop: a database that takes its time, beans whose methods are cached, REST on top, and a listener that tells the page
 * where each answer came from.
 */
@NullMarked
package dev.larder.demo;

import org.jspecify.annotations.NullMarked;
