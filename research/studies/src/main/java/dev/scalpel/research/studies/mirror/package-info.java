/** The procedure on minutes that nothing can predict: what its figures look like by chance. */
@NullMarked
package dev.scalpel.research.studies.mirror;

import org.jspecify.annotations.NullMarked;
