/** What studies on this machine need: the real bars. */
@NullMarked
package dev.scalpel.local.study;

import org.jspecify.annotations.NullMarked;
