/** The terms of trading: brackets, costs, tactics, decisions, positions and trades. */
@NullMarked
package dev.scalpel.trading;

import org.jspecify.annotations.NullMarked;
