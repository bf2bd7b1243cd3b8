/** Lines with styles, and a screen that is redrawn in place. */
@NullMarked
package dev.scalpel.local.cli.terminal;

import org.jspecify.annotations.NullMarked;
