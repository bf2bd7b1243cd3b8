/** How long the functions take in JVMs of their own. */
@NullMarked
package dev.scalpel.benchmarks.functions;

import org.jspecify.annotations.NullMarked;
