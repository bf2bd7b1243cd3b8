/** Notices to the operator, by mail through SNS or in a file: at most one per hour and cause. */
@NullMarked
package dev.scalpel.notice;

import org.jspecify.annotations.NullMarked;
