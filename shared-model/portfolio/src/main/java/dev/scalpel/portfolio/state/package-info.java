/** What a portfolio holds, wants and has under way between invocations: typed, versioned, immutable. */
@NullMarked
package dev.scalpel.portfolio.state;

import org.jspecify.annotations.NullMarked;
