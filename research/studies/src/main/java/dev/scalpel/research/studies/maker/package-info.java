/** What resting orders at the close earn, and those that do not fill. */
@NullMarked
package dev.scalpel.research.studies.maker;

import org.jspecify.annotations.NullMarked;
