/** A PostgreSQL server of this machine's own: unpacked, initialised, started on loopback and stopped again. */
@NullMarked
package dev.scalpel.tradelog.embedded;

import org.jspecify.annotations.NullMarked;
