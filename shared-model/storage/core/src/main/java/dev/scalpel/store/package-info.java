/** The object store: its port, the layout of keys, compare-and-set updates and codecs. */
@NullMarked
package dev.scalpel.store;

import org.jspecify.annotations.NullMarked;
