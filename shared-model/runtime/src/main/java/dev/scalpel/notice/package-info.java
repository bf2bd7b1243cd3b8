/** What people are told: by mail through SNS, or in a file; about errors at most once an hour a cause. */
@NullMarked
package dev.scalpel.notice;

import org.jspecify.annotations.NullMarked;
