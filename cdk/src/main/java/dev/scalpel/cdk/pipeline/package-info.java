/** The daily pipeline as a state machine of AWS. */
@NullMarked
package dev.scalpel.cdk.pipeline;

import org.jspecify.annotations.NullMarked;
