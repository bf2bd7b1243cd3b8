/** What the bars of all instruments say on a day: ranks and trends. Derived; nothing that trades reads it. */
@NullMarked
package dev.scalpel.lake.analysis;

import org.jspecify.annotations.NullMarked;
