package dev.scalpel.architecture.sample.lambdas.training;

/** What another Lambda must not use. */
public final class TrainingStep {}
