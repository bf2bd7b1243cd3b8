/** The power of the licence, and how rarely it errs. */
@NullMarked
package dev.scalpel.research.studies.evidence;

import org.jspecify.annotations.NullMarked;
