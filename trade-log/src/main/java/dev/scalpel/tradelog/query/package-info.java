/** Questions to the tables, which change nothing. */
@NullMarked
package dev.scalpel.tradelog.query;

import org.jspecify.annotations.NullMarked;
