/** What the updates of the score style add: to maps, networks and tactics by regime, with and without each. */
@NullMarked
package dev.scalpel.research.studies.updates;

import org.jspecify.annotations.NullMarked;
