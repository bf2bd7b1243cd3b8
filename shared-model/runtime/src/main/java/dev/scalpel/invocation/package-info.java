/** How a function is called: the event, its action and fields, the deadline, the answer. The same in Lambda and here. */
@NullMarked
package dev.scalpel.invocation;

import org.jspecify.annotations.NullMarked;
