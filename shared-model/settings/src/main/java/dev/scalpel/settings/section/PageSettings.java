package dev.scalpel.settings.section;

public record PageSettings(int port) {}
