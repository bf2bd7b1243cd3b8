package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.WrongUsageException;
import picocli.CommandLine.Option;

/** The selectivity of a study that looks at one. */
final class StudyQuantile {

    @Option(
            names = "--quantile",
            paramLabel = "Q",
            defaultValue = "0.97",
            description = "Of the absolute score of 14 days, above which an entry is made (default: 0.97).")
    private double quantile;

    double required() {
        if (!(quantile > 0 && quantile < 1)) {
            throw new WrongUsageException(
                    "--quantile must lie between 0 and 1: " + quantile,
                    "0.97 enters on the largest three percent of the scores");
        }
        return quantile;
    }
}
