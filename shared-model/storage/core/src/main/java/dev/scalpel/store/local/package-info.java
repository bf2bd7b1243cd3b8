/** Object stores on this machine: in a directory, in memory, and in memory with a copy in a directory. */
@NullMarked
package dev.scalpel.store.local;

import org.jspecify.annotations.NullMarked;
