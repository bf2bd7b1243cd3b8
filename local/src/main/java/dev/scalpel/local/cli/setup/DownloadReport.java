package dev.scalpel.local.cli.setup;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.downloading.BarDownloadSummary;
import dev.scalpel.local.downloading.DownloadResult;
import dev.scalpel.local.downloading.VenueDownloadSummary;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.venue.VenueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code ./scalpel download} prints about a finished download. */
record DownloadReport(DownloadResult result, InstrumentId instrument, DownloadPeriod period) {

    static final String AGAIN = "what was read before is stored; run it again to continue";

    /** The end of a download that found and kept nothing. */
    Optional<CommandFailedException> nothing() {
        boolean found =
                !result.isEmpty() || !result.damaged().isEmpty() || failedApi().isPresent();
        return found
                ? Optional.empty()
                : Optional.of(new CommandFailedException(
                        (result.venue().isPresent() ? "" : "the archive of ") + instrument.venue() + " has no bars of "
                                + instrument.symbol() + " from " + period.from() + " to " + period.to(),
                        "check the symbol, and since when it is listed; a day's file is published on the next day"));
    }

    /** What is printed beside the report. */
    List<String> notes() {
        Stream<String> delisted = result.venue().flatMap(VenueDownloadSummary::failure).stream()
                .filter(failure -> failure.kind() == VenueException.Kind.NOT_LISTED)
                .map(failure -> "the API of " + instrument.venue() + " does not list " + instrument.symbol()
                        + " any more: what the archive has is stored");
        return Stream.concat(result.damaged().stream().map(file -> "not stored: " + file), delisted)
                .toList();
    }

    /** Why the command fails although it has stored something. */
    Optional<CommandFailedException> failure() {
        int damaged = result.damaged().size();
        if (damaged > 0) {
            return Optional.of(new CommandFailedException(
                    "files of the archive that were not stored: " + damaged,
                    "run it again later, or import the file from elsewhere: ./scalpel import"));
        }
        return failedApi()
                .map(failure -> new CommandFailedException(
                        failure.reason(), AGAIN + ", or without the API: --only archive", failure));
    }

    /** An instrument that the API does not list is none: it may be delisted. */
    private Optional<VenueException> failedApi() {
        return result.venue()
                .flatMap(VenueDownloadSummary::failure)
                .filter(failure -> failure.kind() != VenueException.Kind.NOT_LISTED);
    }

    /** The fields of {@code --json}. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        BarDownloadSummary bars = result.bars();
        document.put("from", period.from().toString());
        document.put("to", period.to().toString());
        document.put("rows", bars.stored() + bars.unchanged() + bars.refused());
        document.put("days", bars.days());
        document.put("wholeBefore", bars.wholeBefore());
        document.put("files", bars.files());
        document.put("stored", bars.stored());
        document.put("replaced", bars.replaced());
        document.put("unchanged", bars.unchanged());
        document.put("refused", bars.refused());
        document.put("absent", texts(bars.absent()));
        document.put("incomplete", texts(bars.incomplete()));
        document.put("missingMinutes", bars.missingMinutes());
        document.put("damaged", bars.damaged());
        result.fundings().ifPresent(read -> {
            document.put("fundingStored", read.stored());
            document.put("fundingUnchanged", read.unchanged());
            document.put("fundingAbsent", texts(read.absent()));
            document.put("fundingDamaged", read.damaged());
        });
        result.prices().forEach((series, read) -> {
            document.put(series.title() + "Stored", read.stored());
            document.put(series.title() + "Unchanged", read.unchanged());
            document.put(series.title() + "MissingMinutes", read.missingMinutes());
            document.put(series.title() + "Damaged", read.damaged());
        });
        result.venue().ifPresent(read -> {
            document.put("apiStored", read.bars());
            read.fundings().ifPresent(stored -> document.put("fundingApiStored", stored));
            read.prices().forEach((series, stored) -> document.put(series.title() + "ApiStored", stored));
            read.failure().ifPresent(failure -> document.put("apiFailure", failure.reason()));
        });
        return document;
    }

    String text() {
        return new DownloadText(result).toString();
    }

    private static List<String> texts(List<?> times) {
        return times.stream().map(Object::toString).toList();
    }
}
