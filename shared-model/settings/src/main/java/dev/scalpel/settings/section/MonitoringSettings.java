package dev.scalpel.settings.section;

import java.time.DayOfWeek;
import java.time.LocalTime;

public record MonitoringSettings(DayOfWeek day, LocalTime at) {}
