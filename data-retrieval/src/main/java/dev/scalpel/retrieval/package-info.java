/** Lambda 1: fetches closed one-minute bars from the venue into the store. */
@NullMarked
package dev.scalpel.retrieval;

import org.jspecify.annotations.NullMarked;
