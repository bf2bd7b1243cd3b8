package dev.scalpel.signals.message;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.slot.SlotSchedule;
import java.util.List;
import java.util.Locale;

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

        /** Whether a message's ticker is this one's, in any case, with or without an exchange. */
        boolean hasTicker(String other) {
            String own = ticker.toUpperCase(Locale.ROOT);
            String given = other.toUpperCase(Locale.ROOT);
            return own.equals(given)
                    || withoutExchange(own).equals(withoutExchange(given)) && (isPlain(own) || isPlain(given));
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

    String tickers() {
        return String.join(
                ", ", strategies.stream().map(Subscriber::ticker).sorted().toList());
    }

    String names() {
        return String.join(
                ", ", strategies.stream().map(Subscriber::name).sorted().toList());
    }
}
