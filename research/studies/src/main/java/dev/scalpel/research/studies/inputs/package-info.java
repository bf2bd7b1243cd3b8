/** Makes the constants by which the score style centres and scales its inputs. */
@NullMarked
package dev.scalpel.research.studies.inputs;

import org.jspecify.annotations.NullMarked;
