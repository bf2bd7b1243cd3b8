/** The HTTP API: the entry point in AWS Lambda, and its wiring. */
@NullMarked
package dev.scalpel.api;

import org.jspecify.annotations.NullMarked;
