/** Signed requests to AWS's APIs where a whole client of its SDK would weigh more than what it is used for. */
@NullMarked
package dev.scalpel.aws;

import org.jspecify.annotations.NullMarked;
