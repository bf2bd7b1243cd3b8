package dev.scalpel.settings.section;

public record RetrievalSettings(int intervalMinutes, int historyDays, int timeLimitSeconds) {}
