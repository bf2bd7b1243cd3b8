/** The questions of the command line as tools of the Model Context Protocol; none of them changes anything. */
@NullMarked
package dev.scalpel.local.mcp;

import org.jspecify.annotations.NullMarked;
