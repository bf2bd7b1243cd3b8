package dev.scalpel.settings.section;

import java.math.BigDecimal;

/** @param maxUsd what one request for bars may cost, at a venue that charges for them */
public record RetrievalSettings(int intervalMinutes, int historyDays, int timeLimitSeconds, BigDecimal maxUsd) {}
