/** Changes of the recipe, each measured against it on the same days. */
@NullMarked
package dev.scalpel.research.studies.variants;

import org.jspecify.annotations.NullMarked;
