/** The bracket network in plain Java: its shape, weights, inputs and outputs. */
@NullMarked
package dev.scalpel.model.network;

import org.jspecify.annotations.NullMarked;
