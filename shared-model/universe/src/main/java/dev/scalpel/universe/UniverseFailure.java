package dev.scalpel.universe;

/**
 * An attempt to make a universe that did not.
 *
 * @param at an instant in ISO 8601
 */
public record UniverseFailure(String at, String source, String reason) {}
