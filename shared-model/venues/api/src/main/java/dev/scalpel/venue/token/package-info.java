/** Sessions at venues whose tokens expire: who renews them, when, and where the token lies. */
@NullMarked
package dev.scalpel.venue.token;

import org.jspecify.annotations.NullMarked;
