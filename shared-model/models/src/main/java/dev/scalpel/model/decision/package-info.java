/** From a prediction to an entry or the reason against it, and which tactics apply. */
@NullMarked
package dev.scalpel.model.decision;

import org.jspecify.annotations.NullMarked;
