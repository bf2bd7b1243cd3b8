package dev.scalpel.lake;

import dev.scalpel.portfolio.log.PortfolioLog;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of signals, from the logs of the portfolios. */
final class SignalSource implements Source {

    private final PortfolioLog log;
    private final SortedMap<Partition, SortedMap<String, String>> partitions = new TreeMap<>();

    SignalSource(ObjectStore store, PortfolioLog log, Collection<String> portfolios) {
        this.log = log;
        for (String portfolio : portfolios) {
            store.versions(StoreKeys.signalLogPrefix(portfolio))
                    .forEach((key, version) -> StoreKeys.dayOf(key)
                            .ifPresent(day -> partitions
                                    .computeIfAbsent(
                                            new Partition(LakeTable.SIGNALS, List.of(portfolio), YearMonth.from(day)),
                                            none -> new TreeMap<>())
                                    .put(key, version)));
        }
    }

    @Override
    public SortedMap<Partition, SortedMap<String, String>> partitions() {
        return partitions;
    }

    @Override
    public void write(Partition partition, Map<String, StoredObject> objects, RowSink sink) throws SQLException {
        String portfolio = partition.owner().get(0);
        for (LocalDate day : log.signalDays(portfolio)) {
            if (!YearMonth.from(day).equals(partition.month())) {
                continue;
            }
            for (SignalLogRow row : log.signals(portfolio, day)) {
                sink.begin()
                        .text(row.id())
                        .integer(row.revision())
                        .text(row.strategy())
                        .text(row.target().name())
                        .text(row.kind().name())
                        .integer(row.time())
                        .integer(row.receivedAt())
                        .money(row.price())
                        .text(row.outcome().name())
                        .text(row.reason())
                        .integer(row.endedAt())
                        .known(row.probability().orElse(Double.NaN))
                        .end();
            }
        }
    }
}
