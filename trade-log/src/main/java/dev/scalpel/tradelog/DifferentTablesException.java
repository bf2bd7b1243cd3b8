package dev.scalpel.tradelog;

import dev.scalpel.tradelog.projection.CheckReport;
import dev.scalpel.tradelog.projection.Difference;
import java.util.stream.Collectors;

/** The tables are not what the ledger says. */
public final class DifferentTablesException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 3;

    public DifferentTablesException(CheckReport report) {
        super("ledger and tables differ in " + report.different() + " places: "
                + report.differences().stream()
                        .limit(SHOWN)
                        .map(Difference::toString)
                        .collect(Collectors.joining("; "))
                + "; project brings the tables up to date, rebuild repairs them");
    }
}
