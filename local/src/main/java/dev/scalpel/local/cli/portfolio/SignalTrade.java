package dev.scalpel.local.cli.portfolio;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.local.cli.console.Amounts;
import dev.scalpel.signals.Signal;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The position that a signal opened, after it has been closed.
 *
 * @param netProfit after fees and funding
 * @param funding received, negative if it was paid
 */
record SignalTrade(
        String side,
        BigDecimal quantity,
        BigDecimal entryPrice,
        BigDecimal exitPrice,
        Instant closed,
        String reason,
        BigDecimal netProfit,
        BigDecimal funding) {

    private static final int MAX_MONTHS = 24;

    /** From the ledger, or from the state where the ledger does not have it yet; empty while it is open. */
    static Optional<SignalTrade> of(NamedPortfolio named, Signal signal, Instant now) {
        String portfolio = named.portfolio().name();
        Stream<TradeRow> waiting = named.state().stream()
                .flatMap(state -> state.trades().stream())
                .map(trade -> trade.row(portfolio, "state", 0, BigDecimal.ZERO));
        return Stream.concat(waiting, rows(named, signal, now))
                .filter(row -> row.basis().strategy().equals(signal.strategy()))
                .filter(row -> row.basis().sourceId().equals(portfolio + ":" + signal.id()))
                .findFirst()
                .map(SignalTrade::of);
    }

    private static Stream<TradeRow> rows(NamedPortfolio named, Signal signal, Instant now) {
        YearMonth first = YearMonth.from(signal.time().atZone(ZoneOffset.UTC));
        YearMonth last = YearMonth.from(now.atZone(ZoneOffset.UTC));
        LedgerRepository ledger = named.ledger();
        return named.portfolio().strategies().stream()
                .filter(strategy -> strategy.name().equals(signal.strategy()))
                .map(named::instrument)
                .flatMap(
                        instrument -> Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                                .limit(MAX_MONTHS)
                                .flatMap(month -> ledger.trades(instrument, month).stream()));
    }

    private static SignalTrade of(TradeRow row) {
        return new SignalTrade(
                row.side().name(),
                row.entry().quantity(),
                row.entry().price(),
                row.exit().price(),
                Instant.ofEpochMilli(row.exit().time()),
                row.exitReason().name(),
                row.netProfit(),
                row.funding());
    }

    String text() {
        return String.format(
                "position %s %s, from %s to %s, ended %s %s; net profit %s%s",
                side.toLowerCase(Locale.ROOT),
                shown(quantity),
                shown(entryPrice),
                shown(exitPrice),
                closed,
                words(ExitReason.valueOf(reason)),
                shown(netProfit),
                funding.signum() == 0 ? "" : ", funding " + shown(funding) + " of it");
    }

    private static String words(ExitReason reason) {
        return switch (reason) {
            case STOP -> "at its stop";
            case TARGET -> "at its target";
            case TIME_LIMIT -> "because its time was over";
            case SCORE -> "because its score had turned";
            case SIGNAL -> "by a signal";
            case HALT -> "because the portfolio was halted, or it could not be protected";
            case EXTERNAL -> "by another hand";
            case LIQUIDATION -> "LIQUIDATED by the venue: its margin no longer covered its loss";
            case DELEVERAGED -> "DELEVERAGED by the venue: it needed the other side of somebody else's liquidation";
        };
    }

    private static String shown(BigDecimal number) {
        return Amounts.shown(number);
    }
}
