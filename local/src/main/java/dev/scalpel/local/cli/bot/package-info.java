/** Commands that run, stop and inspect the bot, and that call one of its functions. */
@NullMarked
package dev.scalpel.local.cli.bot;

import org.jspecify.annotations.NullMarked;
