/** Which known name a misspelt one probably means. */
@NullMarked
package dev.scalpel.settings.naming;

import org.jspecify.annotations.NullMarked;
