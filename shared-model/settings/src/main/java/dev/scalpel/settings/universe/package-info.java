/** What is traded where the symbols are chosen each day. */
@NullMarked
package dev.scalpel.settings.universe;

import org.jspecify.annotations.NullMarked;
