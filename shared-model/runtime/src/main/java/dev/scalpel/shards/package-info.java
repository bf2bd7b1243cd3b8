/** How the work of many instruments is shared out to calls: a message per shard. */
@NullMarked
package dev.scalpel.shards;

import org.jspecify.annotations.NullMarked;
