/** The local exchange as a process of its own, to test a bot or a strategy against. */
@NullMarked
package dev.scalpel.local.rehearsal;

import org.jspecify.annotations.NullMarked;
