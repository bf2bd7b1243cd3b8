/** The local exchange run by itself, for trying a bot or a strategy against it. */
@NullMarked
package dev.scalpel.local.rehearsal;

import org.jspecify.annotations.NullMarked;
