/** A strategy that knows a synthetic market's drift, and the calibration of planted edges with it. */
@NullMarked
package dev.scalpel.research.oracle;

import org.jspecify.annotations.NullMarked;
