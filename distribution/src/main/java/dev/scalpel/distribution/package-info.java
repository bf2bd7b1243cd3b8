/** Lays out and packs what people install: one folder per platform with launcher, jars, native libraries and licences. */
@NullMarked
package dev.scalpel.distribution;

import org.jspecify.annotations.NullMarked;
