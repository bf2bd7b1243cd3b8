/** Read-only checks of settings, store, instruments, keys and venue. */
@NullMarked
package dev.scalpel.local.doctor;

import org.jspecify.annotations.NullMarked;
