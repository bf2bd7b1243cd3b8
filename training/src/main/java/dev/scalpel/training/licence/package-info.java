/** What follows the nightly trainings: days are settled as evidence, and the licence decides who trades. */
@NullMarked
package dev.scalpel.training.licence;

import org.jspecify.annotations.NullMarked;
