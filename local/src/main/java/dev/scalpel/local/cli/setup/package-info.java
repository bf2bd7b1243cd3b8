/** Commands that prepare the bot: settings, checks and imported bars. */
@NullMarked
package dev.scalpel.local.cli.setup;

import org.jspecify.annotations.NullMarked;
