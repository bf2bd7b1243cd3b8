/** The same rows in DynamoDB, for some days. */
@NullMarked
package dev.scalpel.tradelog.mirror;

import org.jspecify.annotations.NullMarked;
