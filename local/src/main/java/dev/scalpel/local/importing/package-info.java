/** Imports bars from files: unpacked within limits, read leniently, stored once. */
@NullMarked
package dev.scalpel.local.importing;

import org.jspecify.annotations.NullMarked;
