/** Makes an image's archive of loaded classes: runs each of its functions once on a recorded store. */
@NullMarked
package dev.scalpel.image.archive;

import org.jspecify.annotations.NullMarked;
