package dev.scalpel.monitoring.records;

import java.time.LocalDate;

/**
 * What a candidate did in an instrument on a settled day, on paper. Shares are of the account, after the costs that the evidence
 * assumed.
 *
 * @param candidate the model's id
 */
public record PaperDay(LocalDate date, String candidate, double net, double turnover, int trades) {}
