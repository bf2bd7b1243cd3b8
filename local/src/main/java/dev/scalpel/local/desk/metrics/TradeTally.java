package dev.scalpel.local.desk.metrics;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.market.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts closed trades. Months that are over are read once: the ledger only grows. */
final class TradeTally {

    private final DeskData data;
    private final Map<InstrumentId, Cached> before = new HashMap<>();

    /** Of the trades closed in months before this one. */
    private record Cached(YearMonth month, Map<Owner, Counts> counts) {}

    /** Whose trades. */
    record Owner(String account, String strategy) {}

    /**
     * @param latencySeconds of all entries and exits, from the close of the bar to the order
     */
    record Counts(long won, long lost, double latencySeconds) {

        static final Counts NONE = new Counts(0, 0, 0);

        long trades() {
            return won + lost;
        }

        private Counts and(TradeRow row) {
            boolean gain = row.netProfit().compareTo(BigDecimal.ZERO) > 0;
            double latency = (row.entry().latencyMillis() + row.exit().latencyMillis()) / 1e3;
            return new Counts(won + (gain ? 1 : 0), lost + (gain ? 0 : 1), latencySeconds + Math.max(0, latency));
        }
    }

    TradeTally(DeskData data) {
        this.data = data;
    }

    /** All closed trades of an instrument, by account and strategy. */
    synchronized Map<Owner, Counts> of(InstrumentId instrument, Instant now) {
        YearMonth month = YearMonth.from(now.atZone(ZoneOffset.UTC));
        Cached cached = before.get(instrument);
        if (cached == null || !cached.month().equals(month)) {
            Map<Owner, Counts> counts = new HashMap<>();
            data.tradedMonths(instrument).stream()
                    .filter(each -> each.isBefore(month))
                    .forEach(each -> add(counts, instrument, each));
            cached = new Cached(month, counts);
            before.put(instrument, cached);
        }
        Map<Owner, Counts> all = new HashMap<>(cached.counts());
        add(all, instrument, month);
        return all;
    }

    private void add(Map<Owner, Counts> counts, InstrumentId instrument, YearMonth month) {
        List<TradeRow> rows = data.repositories().ledger().trades(instrument, month);
        rows.forEach(row -> {
            Owner owner = new Owner(
                    data.accounts().accountOf(instrument, row.basis()),
                    row.basis().strategy());
            counts.put(owner, counts.getOrDefault(owner, Counts.NONE).and(row));
        });
    }
}
