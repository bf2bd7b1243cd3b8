/** How a function is invoked: event, action, fields, deadline, answer. The same in Lambda and on one machine. */
@NullMarked
package dev.scalpel.invocation;

import org.jspecify.annotations.NullMarked;
