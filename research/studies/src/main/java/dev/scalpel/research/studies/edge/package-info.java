/** Whether training finds a planted edge, and none where none is. */
@NullMarked
package dev.scalpel.research.studies.edge;

import org.jspecify.annotations.NullMarked;
