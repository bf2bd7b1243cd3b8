/** Commands that run a study and print its results. */
@NullMarked
package dev.scalpel.local.cli.study;

import org.jspecify.annotations.NullMarked;
