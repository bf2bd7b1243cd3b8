/** What every command uses: global options, the process, text output, option values and failures with a hint. */
@NullMarked
package dev.scalpel.local.cli.console;

import org.jspecify.annotations.NullMarked;
