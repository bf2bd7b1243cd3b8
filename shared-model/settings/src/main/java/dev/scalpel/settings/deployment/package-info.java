/** How settings are split into Lambda functions, shards and training batches. */
@NullMarked
package dev.scalpel.settings.deployment;

import org.jspecify.annotations.NullMarked;
