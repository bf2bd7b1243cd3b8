@NullMarked
package dev.scalpel.execution.minute;

import org.jspecify.annotations.NullMarked;
