/** The sections of the settings, typed. */
@NullMarked
package dev.scalpel.settings.section;

import org.jspecify.annotations.NullMarked;
