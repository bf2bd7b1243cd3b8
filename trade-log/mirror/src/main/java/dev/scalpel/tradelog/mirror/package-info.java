/** The newest trades, orders and positions as items of DynamoDB tables; trades nothing. */
@NullMarked
package dev.scalpel.tradelog.mirror;

import org.jspecify.annotations.NullMarked;
