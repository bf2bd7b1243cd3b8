/** Commands for the venues' keys. */
@NullMarked
package dev.scalpel.local.cli.credentials;

import org.jspecify.annotations.NullMarked;
