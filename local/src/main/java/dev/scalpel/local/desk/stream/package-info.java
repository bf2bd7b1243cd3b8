/** Server-sent events, and the log lines that they carry. */
@NullMarked
package dev.scalpel.local.desk.stream;

import org.jspecify.annotations.NullMarked;
