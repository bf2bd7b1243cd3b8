/** The futures account: wallet, income, positions, settings and the rules of margin. */
@NullMarked
package dev.scalpel.localexchange.usdm.account;

import org.jspecify.annotations.NullMarked;
