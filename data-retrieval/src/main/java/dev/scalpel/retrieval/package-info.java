/** Lambda 1: closed one-minute bars from the exchange into the store. */
@NullMarked
package dev.scalpel.retrieval;

import org.jspecify.annotations.NullMarked;
