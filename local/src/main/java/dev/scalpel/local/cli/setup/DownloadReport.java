package dev.scalpel.local.cli.setup;

import dev.scalpel.local.downloading.BarDownloadSummary;
import dev.scalpel.local.downloading.FundingDownload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code ./scalpel download} prints about a finished download. */
final class DownloadReport {

    private static final int SHOWN = 5;

    private DownloadReport() {}

    /** The fields of {@code --json}. */
    static Map<String, Object> document(BarDownloadSummary bars, Optional<FundingDownload.Summary> fundings) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("days", bars.days());
        document.put("wholeBefore", bars.wholeBefore());
        document.put("files", bars.files());
        document.put("stored", bars.stored());
        document.put("replaced", bars.replaced());
        document.put("unchanged", bars.unchanged());
        document.put("refused", bars.refused());
        document.put("absent", texts(bars.absent()));
        document.put("incomplete", texts(bars.incomplete()));
        document.put("damaged", bars.damaged());
        fundings.ifPresent(read -> {
            document.put("fundingStored", read.stored());
            document.put("fundingUnchanged", read.unchanged());
            document.put("fundingAbsent", texts(read.absent()));
            document.put("fundingDamaged", read.damaged());
        });
        return document;
    }

    static String text(BarDownloadSummary bars, Optional<FundingDownload.Summary> fundings) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d days: %,d were whole before; %,d files read%n"
                        + "stored %,d bars (%,d of them replaced), unchanged %,d, rejected %,d",
                bars.days(),
                bars.wholeBefore(),
                bars.files(),
                bars.stored(),
                bars.replaced(),
                bars.unchanged(),
                bars.refused()));
        list(text, "the archive has no bars of ", bars.absent());
        list(text, "minutes are missing on ", bars.incomplete());
        fundings.ifPresent(read -> {
            text.append(String.format(
                    Locale.ROOT, "%nfunding rates: stored %,d, unchanged %,d", read.stored(), read.unchanged()));
            list(text, "the archive has no funding rates of ", read.absent());
        });
        return text.toString();
    }

    /** What is wrong with files that were not stored. */
    static List<String> damaged(BarDownloadSummary bars, Optional<FundingDownload.Summary> fundings) {
        return Stream.concat(
                        bars.damaged().stream(),
                        fundings.map(FundingDownload.Summary::damaged).orElse(List.of()).stream())
                .toList();
    }

    private static void list(StringBuilder text, String before, List<?> times) {
        if (times.isEmpty()) {
            return;
        }
        text.append(System.lineSeparator())
                .append(before)
                .append(times.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining(", ")));
        if (times.size() > SHOWN) {
            text.append(" and ")
                    .append(times.size() - SHOWN)
                    .append(" more, the last ")
                    .append(times.get(times.size() - 1));
        }
    }

    private static List<String> texts(List<?> times) {
        return times.stream().map(Object::toString).toList();
    }
}
