/** What learning needs, whoever learns: rows to fit on, blocks to be tried on, and what trading them gives. */
@NullMarked
package dev.scalpel.learning;

import org.jspecify.annotations.NullMarked;
