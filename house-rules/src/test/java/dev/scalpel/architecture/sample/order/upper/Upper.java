package dev.scalpel.architecture.sample.order.upper;

/** Stands above {@code lower}. */
public final class Upper {}
