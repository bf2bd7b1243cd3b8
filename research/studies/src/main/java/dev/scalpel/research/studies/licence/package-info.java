/** The licence on synthetic markets: bars, nightly models, shadow portfolio, evidence. */
@NullMarked
package dev.scalpel.research.studies.licence;

import org.jspecify.annotations.NullMarked;
