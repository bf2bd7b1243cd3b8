package dev.scalpel.execution.reading;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.log.PortfolioLog;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.shards.ParallelSymbols;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Closed trades and outcomes of signals, by the ledger and the log. */
final class History {

    private final AccountSource accounts;
    private final LedgerRepository ledger;
    private final PortfolioLog log;
    private final ParallelSymbols parallel = new ParallelSymbols();

    History(AccountSource accounts, LedgerRepository ledger, PortfolioLog log) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.log = log;
    }

    /**
     * A closed trade.
     *
     * @param account the portfolio's name, or {@link AccountSource#MODEL}
     * @param source the model, the rule, or {@code portfolio:signal}
     * @param netProfit after fees and funding, in the quote asset
     */
    record Trade(
            String id,
            String mode,
            String account,
            String strategy,
            String source,
            String venue,
            String instrument,
            PositionSide side,
            BigDecimal quantity,
            Instant entered,
            BigDecimal entryPrice,
            Instant exited,
            BigDecimal exitPrice,
            ExitReason exitReason,
            Map<String, BigDecimal> fees,
            BigDecimal funding,
            BigDecimal netProfit) {

        private static Trade of(String account, InstrumentId instrument, TradeRow row) {
            return new Trade(
                    row.id(),
                    row.mode(),
                    account,
                    row.basis().strategy(),
                    row.basis().sourceId(),
                    instrument.venue(),
                    instrument.symbol().toString(),
                    row.side(),
                    row.entry().quantity(),
                    Instant.ofEpochMilli(row.entry().time()),
                    row.entry().price(),
                    Instant.ofEpochMilli(row.exit().time()),
                    row.exit().price(),
                    row.exitReason(),
                    row.fees(),
                    row.funding(),
                    row.netProfit());
        }
    }

    /** What became of a signal. */
    record SignalRow(
            String portfolio,
            String strategy,
            String id,
            TargetState target,
            Instant time,
            Instant received,
            Optional<BigDecimal> price,
            Outcome outcome,
            String reason,
            Instant ended) {

        private static SignalRow of(String portfolio, SignalLogRow row) {
            return new SignalRow(
                    portfolio,
                    row.strategy(),
                    row.id(),
                    row.target(),
                    Instant.ofEpochMilli(row.time()),
                    Instant.ofEpochMilli(row.receivedAt()),
                    row.price(),
                    row.outcome(),
                    row.reason(),
                    Instant.ofEpochMilli(row.endedAt()));
        }
    }

    /**
     * Trades that were closed from {@code from} until before {@code to}, in order of their exits, then ids.
     *
     * @param account only those of the model, or of this portfolio
     * @param symbol only those of this symbol
     */
    List<Trade> trades(Instant from, Instant to, Optional<String> account, Optional<Symbol> symbol) {
        List<InstrumentId> all = accounts.instruments();
        List<InstrumentId> instruments = symbol.map(named -> AccountSource.of(named, all, accounts.venues()))
                .orElse(all);
        List<Trade> trades = new ArrayList<>();
        parallel.map(instruments, instrument -> trades(instrument, from, to)).stream()
                .flatMap(List::stream)
                .filter(trade -> account.isEmpty() || account.get().equals(trade.account()))
                .forEach(trades::add);
        trades.sort(Comparator.comparing(Trade::exited).thenComparing(Trade::id));
        return trades;
    }

    private List<Trade> trades(InstrumentId instrument, Instant from, Instant to) {
        List<Trade> trades = new ArrayList<>();
        for (YearMonth month = YearMonth.from(day(from));
                !month.isAfter(YearMonth.from(day(to)));
                month = month.plusMonths(1)) {
            ledger.trades(instrument, month).stream()
                    .map(row -> Trade.of(accounts.accountOf(instrument, row.basis()), instrument, row))
                    .filter(trade ->
                            !trade.exited().isBefore(from) && trade.exited().isBefore(to))
                    .forEach(trades::add);
        }
        return trades;
    }

    /** Outcomes that were known from {@code from} until before {@code to}, in that order. */
    List<SignalRow> signals(Collection<String> portfolios, Instant from, Instant to, Optional<Outcome> outcome) {
        List<SignalRow> rows = new ArrayList<>();
        for (String portfolio : portfolios) {
            for (LocalDate day = day(from); !day.isAfter(day(to)); day = day.plusDays(1)) {
                log.signals(portfolio, day).stream()
                        .map(row -> SignalRow.of(portfolio, row))
                        .filter(row ->
                                !row.ended().isBefore(from) && row.ended().isBefore(to))
                        .filter(row -> outcome.isEmpty() || outcome.get() == row.outcome())
                        .forEach(rows::add);
            }
        }
        rows.sort(Comparator.comparing(SignalRow::ended).thenComparing(SignalRow::id));
        return rows;
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
