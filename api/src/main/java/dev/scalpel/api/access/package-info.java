/** Who may call: keys with scopes, and how often. */
@NullMarked
package dev.scalpel.api.access;

import org.jspecify.annotations.NullMarked;
