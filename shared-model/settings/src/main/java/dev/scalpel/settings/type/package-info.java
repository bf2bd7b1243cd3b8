/** How a value of each type is read, checked and displayed. */
@NullMarked
package dev.scalpel.settings.type;

import org.jspecify.annotations.NullMarked;
