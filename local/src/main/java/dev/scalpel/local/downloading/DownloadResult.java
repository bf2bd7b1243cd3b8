package dev.scalpel.local.downloading;

import dev.scalpel.funding.PriceSeries;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a download stored, and what is missing after it.
 *
 * @param fundings empty where the archive has none, or was not read
 * @param prices of the series that the venue has
 * @param venue what its API had; empty where it was not read
 * @param isEmpty whether no bar of these days is stored
 */
public record DownloadResult(
        BarDownloadSummary bars,
        Optional<FundingDownload.Summary> fundings,
        Map<PriceSeries, BarDownloadSummary> prices,
        Optional<VenueDownloadSummary> venue,
        boolean isEmpty) {

    public DownloadResult {
        prices = Collections.unmodifiableMap(new TreeMap<>(prices));
    }

    /** What is wrong with files that were not stored. */
    public List<String> damaged() {
        return Stream.of(
                        Stream.of(bars.damaged()),
                        fundings.map(FundingDownload.Summary::damaged).stream(),
                        prices.values().stream().map(BarDownloadSummary::damaged))
                .flatMap(all -> all)
                .flatMap(List::stream)
                .toList();
    }
}
