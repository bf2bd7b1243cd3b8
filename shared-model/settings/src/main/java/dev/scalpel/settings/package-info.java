/** The one settings file, {@code scalpel.yaml}: declared, read, validated and explained from one list of keys. */
@NullMarked
package dev.scalpel.settings;

import org.jspecify.annotations.NullMarked;
