package dev.scalpel.local.doctor;

import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.InstrumentVersion;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.BarArchive;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The position that a symbol's share of the account allows, beside what the venue demands of an order.
 *
 * @param price the newest stored close
 * @param equity the account's, as it was rolled up last, or what the settings let it begin with
 * @param share of the account that the symbol may use
 */
public record TypicalPosition(Symbol symbol, VenueFilters filters, double price, double equity, double share) {

    /** A step worth more of a position than that is felt. */
    static final double MAX_STEP_BP = 5;

    /** Of each traded symbol whose rules and bars are stored. */
    public static List<TypicalPosition> of(Settings settings, ObjectStore store) {
        InstrumentStore instruments = new InstrumentStore(store, settings.venue());
        double equity = equity(settings, store);
        List<TypicalPosition> positions = new ArrayList<>();
        for (Symbol symbol : settings.symbols().symbols()) {
            Optional<VenueFilters> filters = instruments
                    .read()
                    .of(symbol)
                    .flatMap(history -> history.newest())
                    .map(InstrumentVersion::rules)
                    .map(rules -> rules.filters());
            Optional<Double> close = close(new BarArchive(store, settings.venue()), symbol);
            if (filters.isPresent() && close.isPresent()) {
                double share = settings.symbols().share(symbol).orElseThrow().doubleValue();
                positions.add(new TypicalPosition(symbol, filters.get(), close.get(), equity, share));
            }
        }
        return positions;
    }

    /** The warnings on steps that are too coarse, in words; none where all is well. */
    public static List<String> warnings(Settings settings, ObjectStore store) {
        return of(settings, store).stream()
                .filter(TypicalPosition::isTooCoarse)
                .map(TypicalPosition::message)
                .toList();
    }

    public double size() {
        return equity * share;
    }

    public double stepBasisPoints() {
        return 10_000 * filters.stepSize().doubleValue() * price / size();
    }

    public boolean isTooCoarse() {
        return stepBasisPoints() > MAX_STEP_BP;
    }

    boolean isBelowMinimum() {
        return size()
                < Math.max(
                        filters.minNotional().doubleValue(),
                        filters.minQuantity().doubleValue() * price);
    }

    public String message() {
        return String.format(
                Locale.ROOT,
                "%s: one step of %s is worth %.4g %s, %.1f bp of a typical position of %.2f %s (equity %.2f, share %s)."
                        + " Up to that much of a trade is rounded off, or stays behind as dust until the next exit.",
                symbol,
                filters.stepSize().toPlainString(),
                filters.stepSize().doubleValue() * price,
                symbol.quote(),
                stepBasisPoints(),
                size(),
                symbol.quote(),
                equity,
                BigDecimal.valueOf(share).toPlainString());
    }

    private static double equity(Settings settings, ObjectStore store) {
        return account(store)
                .flatMap(AccountDocument::rollUp)
                .map(rollUp -> rollUp.equity())
                .orElse(settings.execution().paperCapital())
                .doubleValue();
    }

    static Optional<AccountDocument> account(ObjectStore store) {
        return store.get(StoreKeys.ACCOUNT)
                .map(object -> StateDocumentCodec.ACCOUNT.read(StoreKeys.ACCOUNT, object.bytes()));
    }

    private static Optional<Double> close(BarArchive archive, Symbol symbol) {
        OptionalLong last = archive.lastOpenTime(symbol);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        BarSeries newest = archive.read(symbol, last.getAsLong(), Minutes.plus(last.getAsLong(), 1));
        return newest.isEmpty() ? Optional.empty() : Optional.of(newest.last().close());
    }
}
