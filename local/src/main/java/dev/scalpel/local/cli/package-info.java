/** The command line: one class a command, each a thin shell over a use case. */
@NullMarked
package dev.scalpel.local.cli;

import org.jspecify.annotations.NullMarked;
