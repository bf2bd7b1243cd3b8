/** What the image of training, execution and monitoring has besides them. */
@NullMarked
package dev.scalpel.image;

import org.jspecify.annotations.NullMarked;
