package dev.scalpel.local.doctor;

import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.InstrumentVersion;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.repository.AccountRepository;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The position size that a symbol's share of the account allows, compared with the venue's order filters.
 *
 * @param price the newest stored close
 * @param equity of the account at the last roll-up, or the starting capital of the settings
 * @param share of the account that the symbol may use
 */
public record TypicalPosition(Symbol symbol, VenueFilters filters, double price, double equity, double share) {

    /** A step worth more than this part of a position costs noticeably. */
    static final double MAX_STEP_BP = 5;

    /** One for each traded symbol whose rules and bars are stored. */
    public static List<TypicalPosition> of(Settings settings, Repositories repositories, InstrumentStore instruments) {
        double equity = equity(settings, repositories.account());
        List<TypicalPosition> positions = new ArrayList<>();
        for (InstrumentId instrument : settings.instruments()) {
            Symbol symbol = instrument.symbol();
            Optional<VenueFilters> filters = instruments
                    .read()
                    .of(symbol)
                    .flatMap(history -> history.newest())
                    .map(InstrumentVersion::rules)
                    .map(rules -> rules.filters());
            Optional<Double> close = close(repositories.bars(), instrument);
            if (filters.isPresent() && close.isPresent()) {
                double share = settings.symbols().share(symbol).orElseThrow().doubleValue();
                positions.add(new TypicalPosition(symbol, filters.get(), close.get(), equity, share));
            }
        }
        return positions;
    }

    /** A warning for each symbol whose step is too coarse. */
    public static List<String> warnings(Settings settings, Repositories repositories, InstrumentStore instruments) {
        return of(settings, repositories, instruments).stream()
                .filter(TypicalPosition::isTooCoarse)
                .map(TypicalPosition::message)
                .toList();
    }

    public double size() {
        return equity * share;
    }

    public double stepBasisPoints() {
        return 10_000 * stepValue() / size();
    }

    public boolean isTooCoarse() {
        return stepBasisPoints() > MAX_STEP_BP;
    }

    boolean isBelowMinimum() {
        return size() < Math.max(filters.minNotional().doubleValue(), value(filters.minQuantity()));
    }

    private double stepValue() {
        return value(filters.stepSize());
    }

    private double value(BigDecimal quantity) {
        return quantity.doubleValue() * price * filters.multiplier().doubleValue();
    }

    public String message() {
        return String.format(
                Locale.ROOT,
                "%s: one step of %s is worth %.4g %s, %.1f bp of a typical position of %,.2f %s (equity %,.2f, share %s)."
                        + " Up to that much of each trade is rounded off, or remains as dust until the next exit.",
                symbol,
                filters.stepSize().toPlainString(),
                stepValue(),
                symbol.quote(),
                stepBasisPoints(),
                size(),
                symbol.quote(),
                equity,
                BigDecimal.valueOf(share).toPlainString());
    }

    private static double equity(Settings settings, AccountRepository account) {
        return account.read()
                .flatMap(AccountDocument::rollUp)
                .map(rollUp -> rollUp.equity())
                .orElse(settings.execution().paperCapital())
                .doubleValue();
    }

    private static Optional<Double> close(BarRepository archive, InstrumentId instrument) {
        OptionalLong last = archive.lastOpenTime(instrument);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        BarSeries newest = archive.read(instrument, last.getAsLong(), Minutes.plus(last.getAsLong(), 1));
        return newest.isEmpty() ? Optional.empty() : Optional.of(newest.last().close());
    }

    /** As a finding. */
    public CheckResult result() {
        String check = "step " + symbol;
        if (isBelowMinimum()) {
            return CheckResult.problem(
                    check,
                    String.format(
                            Locale.ROOT,
                            "a typical position of %,.2f %s (equity %,.2f, share %s) is below the venue's minimum order",
                            size(),
                            symbol.quote(),
                            equity,
                            share),
                    "use a larger share or account");
        }
        return isTooCoarse()
                ? CheckResult.warning(check, message(), "use a larger share or account, or a symbol with a finer step")
                : CheckResult.ok(
                        check,
                        String.format(Locale.ROOT, "one step is %.2f bp of a typical position", stepBasisPoints()));
    }
}
