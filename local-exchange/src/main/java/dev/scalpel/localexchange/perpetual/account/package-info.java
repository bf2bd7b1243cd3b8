/** The futures account: wallet, income, positions, settings and the rules of margin. */
@NullMarked
package dev.scalpel.localexchange.perpetual.account;

import org.jspecify.annotations.NullMarked;
