/** What execution needs of a venue, and the venues it has it from: the port, its values, the live broker. */
@NullMarked
package dev.scalpel.execution.broker;

import org.jspecify.annotations.NullMarked;
