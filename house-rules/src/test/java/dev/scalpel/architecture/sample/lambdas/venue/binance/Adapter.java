package dev.scalpel.architecture.sample.lambdas.venue.binance;

/** Stands for a venue's adapter. */
public final class Adapter {}
