/** What a procedure declares, what its forward days have shown, and whether it may trade: manifest, registry, ledger. */
@NullMarked
package dev.scalpel.licence;

import org.jspecify.annotations.NullMarked;
