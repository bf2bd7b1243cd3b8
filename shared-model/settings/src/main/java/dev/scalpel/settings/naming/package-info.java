/** The variable of a setting, and which known name a misspelt one probably means. */
@NullMarked
package dev.scalpel.settings.naming;

import org.jspecify.annotations.NullMarked;
