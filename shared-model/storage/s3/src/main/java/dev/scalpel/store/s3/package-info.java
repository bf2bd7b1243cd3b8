/** The object store in an S3 bucket. */
@NullMarked
package dev.scalpel.store.s3;

import org.jspecify.annotations.NullMarked;
