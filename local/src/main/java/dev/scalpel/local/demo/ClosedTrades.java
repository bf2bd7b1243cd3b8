package dev.scalpel.local.demo;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.local.demo.DemoEvent.TradeClosed;
import dev.scalpel.market.InstrumentId;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the trades that have closed since the last look, in the ledger. Mutable: it remembers which it has found. */
final class ClosedTrades {

    private static final Duration A_LITTLE = Duration.ofMinutes(2);

    private final LedgerRepository ledger;
    private final List<InstrumentId> instruments;
    private final Set<String> found = new HashSet<>();

    ClosedTrades(LedgerRepository ledger, List<InstrumentId> instruments) {
        this.ledger = ledger;
        this.instruments = List.copyOf(instruments);
    }

    /** By their exits, the oldest first. An exit of the minute before midnight may be written in the month after. */
    List<TradeClosed> until(Instant now) {
        List<YearMonth> months = Stream.of(now.minus(A_LITTLE), now)
                .map(ClosedTrades::month)
                .distinct()
                .toList();
        List<TradeClosed> closed = new ArrayList<>();
        for (InstrumentId instrument : instruments) {
            for (YearMonth month : months) {
                ledger.trades(instrument, month).stream()
                        .filter(row -> found.add(instrument + " " + row.id()))
                        .map(row -> event(instrument, row))
                        .forEach(closed::add);
            }
        }
        closed.sort(Comparator.comparing(TradeClosed::at));
        return closed;
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(ZoneOffset.UTC));
    }

    private static TradeClosed event(InstrumentId instrument, TradeRow row) {
        return new TradeClosed(
                Instant.ofEpochMilli(row.exit().time()),
                row.isOfTheModel() ? "model" : DemoPortfolio.NAME,
                row.basis().strategy(),
                instrument.symbol().toString(),
                row.side(),
                row.entry().price(),
                row.exit().price(),
                row.netProfit(),
                row.netReturn(),
                row.exitReason().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Duration.ofMillis(row.exit().time() - row.entry().time()));
    }
}
