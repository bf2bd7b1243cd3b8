/** What the desk knows of the store: read once, and again where something has changed. */
@NullMarked
package dev.scalpel.local.desk.data;

import org.jspecify.annotations.NullMarked;
