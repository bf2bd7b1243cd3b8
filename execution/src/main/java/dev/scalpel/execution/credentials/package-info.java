/** Where AWS keeps the venues' keys. */
@NullMarked
package dev.scalpel.execution.credentials;

import org.jspecify.annotations.NullMarked;
