package dev.scalpel.training.daily;

import dev.scalpel.learning.score.ShadowTrades;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.ShadowRepository;
import dev.scalpel.ledger.repository.ShadowRows;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.Trade;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Records each night what the procedure would have traded, licensed or not. The first night records all that its bars show;
 * from then on a trade is added only if it began after the last one that is stored, so that no later run rewrites the past.
 */
public final class ShadowRecorder {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private final ShadowRepository shadow;

    public ShadowRecorder(ShadowRepository shadow) {
        this.shadow = shadow;
    }

    /**
     * Adds the trades that are not recorded yet.
     *
     * @param procedure identifies how the models were made
     * @param trades of a series that ends at this night
     * @param roundTrip what an entry and its exit cost the account, as a share of the notional
     * @return how many were added
     */
    public int record(String procedure, InstrumentId instrument, ShadowTrades trades, double roundTrip) {
        if (trades.trades().isEmpty()) {
            return 0;
        }
        long since = lastExit(procedure, instrument, trades.trades()).orElse(Long.MIN_VALUE);
        List<Trade> unknown = trades.trades().stream()
                .filter(trade -> trade.position().entryTime() >= since)
                .toList();
        shadow.add(
                procedure,
                instrument,
                ShadowRows.of(
                        unknown,
                        Optional.of(trades.tactics().id()),
                        trade -> predictedNet(trade, trades, roundTrip),
                        instrument.symbol().quote()));
        return unknown.size();
    }

    /** From the slope that was known when the trade was decided; NaN before any. */
    private static double predictedNet(Trade trade, ShadowTrades trades, double roundTrip) {
        long day = Math.floorDiv(trade.position().decisionTime(), DAY_MILLIS);
        return trade.position().basis() instanceof ByScore basis
                ? trades.frozen(day).slope() * Math.abs(basis.score()) - roundTrip
                : Double.NaN;
    }

    /** The last exit that is stored, as far back as the trades reach. */
    private Optional<Long> lastExit(String procedure, InstrumentId instrument, List<Trade> trades) {
        YearMonth first = month(trades.get(0).exitTime());
        YearMonth month = month(trades.get(trades.size() - 1).exitTime());
        for (; !month.isBefore(first); month = month.minusMonths(1)) {
            List<TradeRow> rows = shadow.trades(procedure, instrument, month);
            if (!rows.isEmpty()) {
                return Optional.of(rows.get(rows.size() - 1).exit().time());
            }
        }
        return Optional.empty();
    }

    private static YearMonth month(long millis) {
        return YearMonth.from(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC));
    }
}
