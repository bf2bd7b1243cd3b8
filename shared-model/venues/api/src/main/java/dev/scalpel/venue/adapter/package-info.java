/** The adapters of the venues: what each consists of, and those on the class path. */
@NullMarked
package dev.scalpel.venue.adapter;

import org.jspecify.annotations.NullMarked;
