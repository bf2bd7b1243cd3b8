/** What the page of the desk takes of a browser. */
@NullMarked
package dev.scalpel.benchmarks.desk;

import org.jspecify.annotations.NullMarked;
