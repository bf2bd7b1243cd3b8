/** Whether the model may filter a strategy's entries: the evidence of the strategy's own history, and the verdict in force. */
@NullMarked
package dev.scalpel.portfolio.evidence;

import org.jspecify.annotations.NullMarked;
