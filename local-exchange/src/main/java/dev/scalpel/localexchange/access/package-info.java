/** Who may call and how often: API keys, signatures, request weights, order counts and bans. */
@NullMarked
package dev.scalpel.localexchange.access;

import org.jspecify.annotations.NullMarked;
