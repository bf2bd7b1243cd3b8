/** The command line: one class per command, each a thin layer over a use case. */
@NullMarked
package dev.scalpel.local.cli;

import org.jspecify.annotations.NullMarked;
