/** Training's and monitoring's part in making their image's archive of loaded classes. */
@NullMarked
package dev.scalpel.image;

import org.jspecify.annotations.NullMarked;
