package dev.scalpel.local.cli.setup;

import dev.scalpel.funding.PriceSeries;
import dev.scalpel.local.downloading.BarDownloadSummary;
import dev.scalpel.local.downloading.DownloadResult;
import dev.scalpel.local.downloading.FundingDownload;
import dev.scalpel.local.downloading.VenueDownloadSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A finished download in lines: what the archive's files had, then what the venue's API had. A source that was not read has none. */
final class DownloadText {

    private static final int SHOWN = 5;

    private final DownloadResult result;
    private final StringBuilder text = new StringBuilder();

    DownloadText(DownloadResult result) {
        this.result = result;
        BarDownloadSummary bars = result.bars();
        add("%,d day%s, %,d of them whole before", bars.days(), bars.days() == 1 ? "" : "s", bars.wholeBefore());
        if (isOfFiles(bars)) {
            add("; %,d files read%n", bars.files());
            add(
                    "stored %,d bars (%,d of them replaced), unchanged %,d, rejected %,d",
                    bars.stored(), bars.replaced(), bars.unchanged(), bars.refused());
        }
        result.fundings()
                .ifPresent(read -> add("%nfunding rates: stored %,d, unchanged %,d", read.stored(), read.unchanged()));
        result.venue().ifPresent(this::addVenue);
        result.prices().forEach(this::addPrices);
        String source = result.venue().isPresent() ? "there are no " : "the archive has no ";
        list(source + "bars of ", bars.absent());
        list(
                source + "funding rates of ",
                result.fundings().map(FundingDownload.Summary::absent).orElse(List.of()));
        list("minutes are missing on ", bars.incomplete());
    }

    private void addVenue(VenueDownloadSummary read) {
        add("%nfrom the venue's API%s: %,d bars", isOfFiles(result.bars()) ? ", besides" : "", read.bars());
        read.fundings().ifPresent(stored -> add(", %,d funding rates", stored));
    }

    private void addPrices(PriceSeries series, BarDownloadSummary read) {
        add("%n%s: ", series == PriceSeries.MARK ? "mark prices" : "premium indices");
        if (isOfFiles(read)) {
            add("stored %,d minutes, ", read.stored());
        }
        Optional.ofNullable(result.venue()
                        .map(VenueDownloadSummary::prices)
                        .orElse(Map.of())
                        .get(series))
                .ifPresent(stored -> add("%,d from the API, ", stored));
        add("missing %,d", read.missingMinutes());
    }

    private boolean isOfFiles(BarDownloadSummary read) {
        return result.venue().isEmpty() || read.files() > 0;
    }

    private void list(String before, List<?> times) {
        if (times.isEmpty()) {
            return;
        }
        add("%n%s%s", before, times.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining(", ")));
        if (times.size() > SHOWN) {
            add(" and %,d more, the last %s", times.size() - SHOWN, times.get(times.size() - 1));
        }
    }

    private void add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
