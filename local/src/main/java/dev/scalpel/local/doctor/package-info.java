/** What stands between these settings and good trading: looked at, never changed. */
@NullMarked
package dev.scalpel.local.doctor;

import org.jspecify.annotations.NullMarked;
