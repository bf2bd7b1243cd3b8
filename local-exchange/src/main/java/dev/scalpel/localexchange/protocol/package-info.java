/** One REST call: the request, its parameters, the route, the response and the error codes of the API. */
@NullMarked
package dev.scalpel.localexchange.protocol;

import org.jspecify.annotations.NullMarked;
