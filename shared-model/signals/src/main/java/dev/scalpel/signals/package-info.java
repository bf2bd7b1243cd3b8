/** What outside sources want strategies to hold, from the message to its outcome. */
@NullMarked
package dev.scalpel.signals;

import org.jspecify.annotations.NullMarked;
