/** The routes of the API. */
@NullMarked
package dev.scalpel.api.routes;

import org.jspecify.annotations.NullMarked;
