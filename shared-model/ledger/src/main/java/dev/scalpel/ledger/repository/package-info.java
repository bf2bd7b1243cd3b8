/** Where states and ledger are kept: two ports, their implementations in the object store, and all three repositories together. */
@NullMarked
package dev.scalpel.ledger.repository;

import org.jspecify.annotations.NullMarked;
