package dev.scalpel.local.cli.setup;

import dev.scalpel.local.importing.FundingImport;
import dev.scalpel.local.importing.ImportSummary;
import dev.scalpel.market.Gap;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code ./scalpel import} prints about a finished import. */
final class ImportReport {

    private static final int GAPS_SHOWN = 5;

    private ImportReport() {}

    /** The fields of {@code --json}. */
    static Map<String, Object> document(ImportSummary summary, Optional<FundingImport.Summary> rates) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("rows", summary.rows());
        document.put("stored", summary.stored());
        document.put("replaced", summary.replaced());
        document.put("unchanged", summary.unchanged());
        document.put("refused", summary.refused());
        document.put("missingMinutes", summary.missingMinutes());
        document.put("from", Instant.ofEpochMilli(summary.from()).toString());
        document.put("to", Instant.ofEpochMilli(summary.to()).toString());
        document.put("refusals", summary.refusals());
        rates.ifPresent(funding -> {
            document.put("fundingRows", funding.rows());
            document.put("fundingStored", funding.stored());
            document.put("fundingUnchanged", funding.unchanged());
        });
        return document;
    }

    static String text(ImportSummary summary, Optional<FundingImport.Summary> rates) {
        return text(summary)
                + rates.map(funding -> String.format(
                                Locale.ROOT,
                                "%n%,d funding rates: stored %,d, unchanged %,d",
                                funding.rows(),
                                funding.stored(),
                                funding.unchanged()))
                        .orElse("");
    }

    private static String text(ImportSummary summary) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%,d rows from %s to %s%n",
                summary.rows(),
                Instant.ofEpochMilli(summary.from()),
                Instant.ofEpochMilli(summary.to())));
        text.append(String.format(
                Locale.ROOT,
                "stored %,d (%,d of them replaced), unchanged %,d, rejected %,d%n",
                summary.stored(),
                summary.replaced(),
                summary.unchanged(),
                summary.refused()));
        text.append(String.format(Locale.ROOT, "missing minutes %,d", summary.missingMinutes()));
        for (Gap gap : summary.missing()
                .subList(0, Math.min(GAPS_SHOWN, summary.missing().size()))) {
            text.append(System.lineSeparator()).append("  ").append(gap);
        }
        int more = summary.missing().size() - GAPS_SHOWN;
        return more > 0 ? text + System.lineSeparator() + "  and " + more + " more gaps" : text.toString();
    }
}
