/** The HTTP API beside the bot, on this machine. */
@NullMarked
package dev.scalpel.local.api;

import org.jspecify.annotations.NullMarked;
