/** Taking bars from files that people have: opened with care, read leniently, stored once. */
@NullMarked
package dev.scalpel.local.importing;

import org.jspecify.annotations.NullMarked;
