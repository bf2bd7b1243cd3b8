/** The portfolios of the settings, and how they are read. */
@NullMarked
package dev.scalpel.settings.portfolio;

import org.jspecify.annotations.NullMarked;
