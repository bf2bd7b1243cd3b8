/** The execution function: each minute it reads the newest bars and the champion, decides, and sends orders at most once. */
@NullMarked
package dev.scalpel.execution;

import org.jspecify.annotations.NullMarked;
