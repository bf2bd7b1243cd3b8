/** Each minute: reads the newest bars and the champion, decides, and trades; exactly once, always protected. */
@NullMarked
package dev.scalpel.execution;

import org.jspecify.annotations.NullMarked;
