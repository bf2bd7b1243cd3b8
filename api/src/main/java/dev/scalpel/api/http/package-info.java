/** What a call and an answer are, whichever front end took them. */
@NullMarked
package dev.scalpel.api.http;

import org.jspecify.annotations.NullMarked;
