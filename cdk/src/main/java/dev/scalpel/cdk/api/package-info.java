/** The HTTP API of a deployment: gateway, function, table of signals. */
@NullMarked
package dev.scalpel.cdk.api;

import org.jspecify.annotations.NullMarked;
