/** A spot market that speaks Gemini's REST API: {@code developer.gemini.com}, whose pages are named here by their titles. */
@NullMarked
package dev.scalpel.localexchange.gemini;

import org.jspecify.annotations.NullMarked;
