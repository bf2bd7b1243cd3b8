/** What every command uses: the process it runs in, text output, option values and failures with a hint. */
@NullMarked
package dev.scalpel.local.cli.console;

import org.jspecify.annotations.NullMarked;
