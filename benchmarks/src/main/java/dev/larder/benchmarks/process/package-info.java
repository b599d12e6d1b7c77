/**
 * A contestant in a process of its own, asked in lines of text and answering in lines of JSON. It is compiled into contestants that
 * are built apart, so it knows the JDK and Jackson only.
 */
@NullMarked
package dev.larder.benchmarks.process;

import org.jspecify.annotations.NullMarked;
