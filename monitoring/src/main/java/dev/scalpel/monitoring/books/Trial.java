package dev.scalpel.monitoring.books;

import java.time.LocalDate;

/**
 * A finished tuning trial.
 *
 * @param date of its training
 * @param number within that training, from 0
 * @param value what it was judged by, higher is better; NaN where it was stopped early
 * @param pruned stopped early as hopeless
 */
public record Trial(LocalDate date, int number, double value, boolean pruned) {}
