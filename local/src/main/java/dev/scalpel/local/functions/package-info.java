/** The Lambda functions, wired for one machine. */
@NullMarked
package dev.scalpel.local.functions;

import org.jspecify.annotations.NullMarked;
