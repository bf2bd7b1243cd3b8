package dev.scalpel.settings.section;

import dev.scalpel.settings.value.SignalStore;

/**
 * @param maxAgeSeconds counted from a signal's slot
 * @param keepDays how long received signals are kept
 */
public record SignalSettings(SignalStore store, int maxAgeSeconds, int keepDays) {}
