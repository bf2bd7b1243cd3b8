/** The signal box in a table of DynamoDB. */
@NullMarked
package dev.scalpel.signals.dynamodb;

import org.jspecify.annotations.NullMarked;
