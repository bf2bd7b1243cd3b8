/** A trader that knows a synthetic market's drift, and the sizes of planted edges measured with it. */
@NullMarked
package dev.scalpel.research.oracle;

import org.jspecify.annotations.NullMarked;
