/** The bot's web page on this machine. */
@NullMarked
package dev.scalpel.local.page;

import org.jspecify.annotations.NullMarked;
