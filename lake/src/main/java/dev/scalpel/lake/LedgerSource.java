package dev.scalpel.lake;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Trades and decisions, from the files of the ledger. */
final class LedgerSource implements Source {

    private final LedgerRepository ledger;
    private final SortedMap<Partition, SortedMap<String, String>> partitions = new TreeMap<>();
    private final Map<Partition, InstrumentId> instruments = new TreeMap<>();

    LedgerSource(ObjectStore store, LedgerRepository ledger, Collection<InstrumentId> instruments) {
        this.ledger = ledger;
        for (InstrumentId instrument : instruments) {
            store.versions(StoreKeys.tradesPrefix(instrument))
                    .forEach((key, version) -> StoreKeys.monthOf(key)
                            .ifPresent(month -> add(LakeTable.TRADES, instrument, month, key, version)));
            store.versions(StoreKeys.decisionsPrefix(instrument))
                    .forEach((key, version) -> StoreKeys.dayOf(key)
                            .ifPresent(day -> add(LakeTable.DECISIONS, instrument, YearMonth.from(day), key, version)));
        }
    }

    private void add(LakeTable table, InstrumentId instrument, YearMonth month, String key, String version) {
        Partition partition = Partition.of(table, instrument, month);
        partitions.computeIfAbsent(partition, none -> new TreeMap<>()).put(key, version);
        instruments.put(partition, instrument);
    }

    @Override
    public SortedMap<Partition, SortedMap<String, String>> partitions() {
        return partitions;
    }

    @Override
    public void write(Partition partition, Map<String, StoredObject> objects, RowSink sink) throws SQLException {
        InstrumentId instrument = instruments.get(partition);
        if (instrument == null) {
            throw new IllegalArgumentException("not a month of this ledger: " + partition);
        }
        if (partition.table() == LakeTable.TRADES) {
            for (TradeRow trade : ledger.trades(instrument, partition.month())) {
                write(trade, sink);
            }
            return;
        }
        for (LocalDate day = partition.month().atDay(1);
                YearMonth.from(day).equals(partition.month());
                day = day.plusDays(1)) {
            for (DecisionRow decision : ledger.decisions(instrument, day)) {
                write(decision, sink);
            }
        }
    }

    private static void write(TradeRow trade, RowSink sink) throws SQLException {
        sink.begin()
                .text(trade.id())
                .integer(trade.revision())
                .text(trade.mode())
                .text(trade.basis().strategy())
                .text(trade.basis().origin().name())
                .text(trade.basis().sourceId())
                .text(trade.side().name())
                .text(trade.tacticsId())
                .integer(trade.decisionBar())
                .integer(trade.entry().time())
                .money(trade.entry().price())
                .money(trade.entry().quantity())
                .integer(trade.exit().time())
                .money(trade.exit().price())
                .money(trade.exit().quantity())
                .text(trade.exitReason().name())
                .text(trade.fees().entrySet().stream()
                        .map(fee -> fee.getKey() + " " + fee.getValue().toPlainString())
                        .collect(Collectors.joining("; ")))
                .money(trade.netProfit())
                .known(trade.netReturn())
                .known(trade.predictedNet())
                .known(trade.winProbability())
                .money(trade.multiplier())
                .money(trade.funding())
                .end();
    }

    private static void write(DecisionRow decision, RowSink sink) throws SQLException {
        sink.begin()
                .integer(decision.bar())
                .integer(decision.revision())
                .text(decision.strategy().name())
                .text(decision.strategy().origin().name())
                .text(decision.reason())
                .known(decision.close())
                .text(decision.insight().map(DecisionRow.Insight::modelId))
                .text(decision.insight().map(DecisionRow.Insight::tacticsId))
                .text(decision.insight().flatMap(insight -> insight.bracket().map(bracket -> bracket.id())))
                .known(decision.insight().map(DecisionRow.Insight::sigma).orElse(Double.NaN))
                .known(decision.insight().map(DecisionRow.Insight::predictedRaw).orElse(Double.NaN))
                .known(decision.insight().map(DecisionRow.Insight::predictedNet).orElse(Double.NaN))
                .known(decision.insight()
                        .map(DecisionRow.Insight::winProbability)
                        .orElse(Double.NaN))
                .known(decision.insight().map(DecisionRow.Insight::share).orElse(Double.NaN))
                .text(decision.signalId())
                .text(decision.figures().entrySet().stream()
                        .map(figure -> figure.getKey() + " " + figure.getValue())
                        .collect(Collectors.joining("; ")))
                .end();
    }
}
