/** The trader's desk: the page of a running bot, or beside one that runs elsewhere. */
@NullMarked
package dev.scalpel.local.desk;

import org.jspecify.annotations.NullMarked;
