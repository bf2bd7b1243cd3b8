/** What is traded and by which rules of risk: brackets, costs, tactics, decisions, positions, sizing and limits. */
@NullMarked
package dev.scalpel.trading;

import org.jspecify.annotations.NullMarked;
