/** Notices of closed trades. */
@NullMarked
package dev.scalpel.notice.trades;

import org.jspecify.annotations.NullMarked;
