/** Lambda 7: the ledger as tables of PostgreSQL and DynamoDB. It reads the store and changes nothing there. */
@NullMarked
package dev.scalpel.tradelog;

import org.jspecify.annotations.NullMarked;
