/** Where account and ledger are kept: two ports, their implementations in the object store, and the shared repositories together. */
@NullMarked
package dev.scalpel.ledger.repository;

import org.jspecify.annotations.NullMarked;
