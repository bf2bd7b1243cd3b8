/** The lake's tables for Athena. */
@NullMarked
package dev.scalpel.cdk.lake;

import org.jspecify.annotations.NullMarked;
