/** The documents that the desk's page shows. */
@NullMarked
package dev.scalpel.local.desk.view;

import org.jspecify.annotations.NullMarked;
