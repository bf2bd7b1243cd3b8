/** Stores of earlier releases, read and changed under their present keys. */
@NullMarked
package dev.scalpel.store.upgrade;

import org.jspecify.annotations.NullMarked;
