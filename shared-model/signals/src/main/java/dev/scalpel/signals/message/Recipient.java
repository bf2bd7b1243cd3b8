package dev.scalpel.signals.message;

import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.message.SignalRefusedException.Kind;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.trading.futures.FuturesName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The portfolio that messages are for.
 *
 * @param margin whether strategies can hold short positions
 * @param strategies that take signals
 */
public record Recipient(String portfolio, boolean margin, List<Subscriber> strategies) {

    /**
     * A strategy that takes signals.
     *
     * @param ticker what a message names it by, with or without the exchange in front: {@code BINANCE:BTCUSDT}
     */
    public record Subscriber(String name, String ticker, SlotSchedule schedule) {

        public Subscriber {
            Signal.requireName("strategy", name);
            if (ticker.isBlank()) {
                throw new IllegalArgumentException("ticker of strategy " + name + " must not be blank");
            }
        }

        /** Whether a message's ticker is this one's, in any case, with or without an exchange; of futures by root and contract. */
        boolean hasTicker(String other) {
            String own = ticker.toUpperCase(Locale.ROOT);
            String given = other.toUpperCase(Locale.ROOT);
            return own.equals(given)
                    || (withoutExchange(own).equals(withoutExchange(given)) && (isPlain(own) || isPlain(given)))
                    || FuturesName.areSame(own, given);
        }

        void requireTicker(String given) {
            if (!hasTicker(given)) {
                throw new SignalRefusedException(
                        Kind.UNACCEPTABLE, "ticker " + given + " is not that of strategy " + name + ", " + ticker);
            }
        }

        private static boolean isPlain(String ticker) {
            return ticker.indexOf(':') < 0;
        }

        private static String withoutExchange(String ticker) {
            return ticker.substring(ticker.lastIndexOf(':') + 1);
        }
    }

    public Recipient {
        Signal.requireName("portfolio", portfolio);
        strategies = List.copyOf(strategies);
    }

    /**
     * A portfolio of the settings.
     *
     * @param margin whether its strategies can hold short positions
     */
    public static Recipient of(Portfolio portfolio, int maxAgeSeconds, boolean margin) {
        SlotSchedule schedule = new SlotSchedule(portfolio.timeFrame(), portfolio.executeAfterSeconds(), maxAgeSeconds);
        return new Recipient(
                portfolio.name(),
                margin,
                portfolio.strategies().stream()
                        .flatMap(each ->
                                each.ticker().stream().map(ticker -> new Subscriber(each.name(), ticker, schedule)))
                        .toList());
    }

    /** When a signal is due; empty for a strategy that takes none any more. */
    public Optional<Instant> due(Signal signal) {
        return strategies.stream()
                .filter(each -> each.name().equals(signal.strategy()))
                .findFirst()
                .map(each -> each.schedule().due(signal));
    }

    Subscriber named(String strategy) {
        return strategies.stream()
                .filter(each -> each.name().equals(strategy))
                .findFirst()
                .orElseThrow(() -> new SignalRefusedException(
                        Kind.NOT_FOUND,
                        "portfolio " + portfolio + " has no strategy '" + strategy + "' that takes signals; it"
                                + " has " + names()));
    }

    Subscriber byTicker(String ticker) {
        List<Subscriber> matches =
                strategies.stream().filter(each -> each.hasTicker(ticker)).toList();
        if (matches.size() == 1) {
            return matches.get(0);
        }
        String found = matches.isEmpty() ? "no strategy" : matches.size() + " strategies";
        String advice = matches.isEmpty() ? "" : ", so the address must name one";
        throw new SignalRefusedException(
                Kind.UNACCEPTABLE,
                "ticker " + ticker + " is that of " + found + " of portfolio " + portfolio + advice
                        + "; its tickers are " + tickers());
    }

    private String tickers() {
        return String.join(
                ", ", strategies.stream().map(Subscriber::ticker).sorted().toList());
    }

    private String names() {
        return String.join(
                ", ", strategies.stream().map(Subscriber::name).sorted().toList());
    }
}
