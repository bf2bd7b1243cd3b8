/** Commands of portfolios and their signals. */
@NullMarked
package dev.scalpel.local.cli.portfolio;

import org.jspecify.annotations.NullMarked;
