package dev.scalpel.settings.section;

/** @param trading whether models are trained and trade */
public record ModelSettings(boolean trading) {}
