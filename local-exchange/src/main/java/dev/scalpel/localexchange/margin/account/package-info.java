/** An account on margin: its balance and its netted positions. */
@NullMarked
package dev.scalpel.localexchange.margin.account;

import org.jspecify.annotations.NullMarked;
