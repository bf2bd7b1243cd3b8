/** The terms of trading and its risk rules: brackets, costs, tactics, decisions, positions, sizing and limits. */
@NullMarked
package dev.scalpel.trading;

import org.jspecify.annotations.NullMarked;
