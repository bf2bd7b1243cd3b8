/** The account across symbols: its document, roll-up, starting capital and equity transitions. */
@NullMarked
package dev.scalpel.execution.account;

import org.jspecify.annotations.NullMarked;
