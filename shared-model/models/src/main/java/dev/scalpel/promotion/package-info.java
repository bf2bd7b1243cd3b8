/** What a model must show before it trades, and the pointer to the one that does. Shared by training and monitoring. */
@NullMarked
package dev.scalpel.promotion;

import org.jspecify.annotations.NullMarked;
