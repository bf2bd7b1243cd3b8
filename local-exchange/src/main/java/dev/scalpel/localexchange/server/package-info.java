/** The HTTP server on loopback: routing of calls, and time units of responses. */
@NullMarked
package dev.scalpel.localexchange.server;

import org.jspecify.annotations.NullMarked;
