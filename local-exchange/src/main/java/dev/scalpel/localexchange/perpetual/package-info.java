/** A market of perpetual contracts with one account, whatever API it speaks. */
@NullMarked
package dev.scalpel.localexchange.perpetual;

import org.jspecify.annotations.NullMarked;
