/** The front end on this machine. */
@NullMarked
package dev.scalpel.api.server;

import org.jspecify.annotations.NullMarked;
