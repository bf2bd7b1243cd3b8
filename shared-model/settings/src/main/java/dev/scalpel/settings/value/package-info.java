/** Values of settings that are more than a number or a word. */
@NullMarked
package dev.scalpel.settings.value;

import org.jspecify.annotations.NullMarked;
