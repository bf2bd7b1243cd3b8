/** The object store: one port, its S3, directory and in-memory adapters, the layout of keys, and appends that merge. */
@NullMarked
package dev.scalpel.store;

import org.jspecify.annotations.NullMarked;
