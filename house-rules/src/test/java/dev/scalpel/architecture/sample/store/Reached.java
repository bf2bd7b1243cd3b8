package dev.scalpel.architecture.sample.store;

/** Stands above {@code market}. */
public final class Reached {}
