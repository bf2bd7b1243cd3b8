/** The signed calls: orders, order lists, account reports and the wallet. */
@NullMarked
package dev.scalpel.localexchange.accountapi;

import org.jspecify.annotations.NullMarked;
