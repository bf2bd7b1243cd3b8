/** The connection to PostgreSQL, and its schema. */
@NullMarked
package dev.scalpel.tradelog.database;

import org.jspecify.annotations.NullMarked;
