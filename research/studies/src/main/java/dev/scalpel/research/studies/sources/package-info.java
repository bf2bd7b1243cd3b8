/** What each group of features, or each extra source of data, adds to the score. */
@NullMarked
package dev.scalpel.research.studies.sources;

import org.jspecify.annotations.NullMarked;
