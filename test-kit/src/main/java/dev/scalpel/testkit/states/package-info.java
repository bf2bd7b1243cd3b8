/** An interpreter of AWS's state machines on loopback. */
@NullMarked
package dev.scalpel.testkit.states;

import org.jspecify.annotations.NullMarked;
