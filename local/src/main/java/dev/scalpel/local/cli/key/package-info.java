/** Commands for the keys of the HTTP API. */
@NullMarked
package dev.scalpel.local.cli.key;

import org.jspecify.annotations.NullMarked;
