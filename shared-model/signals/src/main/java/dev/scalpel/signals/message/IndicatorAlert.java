package dev.scalpel.signals.message;

import dev.scalpel.signals.TargetState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Payload B: an alert of an indicator, with its entry or exit, the market and the bar. */
final class IndicatorAlert {

    static final String ACTION = "action";
    static final String SIGNAL = "signal";

    private static final String SOURCE = "indicator-alert";
    private static final String MARKET = "market_data";
    private static final String EXIT = "EXIT";
    private static final Map<String, TargetState> ACTIONS = Map.of(
            "LONG_ENTRY",
            TargetState.LONG,
            "SHORT_ENTRY",
            TargetState.SHORT,
            "LONG_EXIT",
            TargetState.FLAT,
            "SHORT_EXIT",
            TargetState.FLAT,
            EXIT,
            TargetState.FLAT);

    private IndicatorAlert() {}

    static Wanted read(MessageFields fields, boolean tickerNeeded) {
        fields.pass("indicator", "market_data.exchange", "market_data.timeframe");
        fields.pass("price_data.open", "price_data.high", "price_data.low", "price_data.volume");
        if (!fields.hasAnyBelow(MARKET)) {
            fields.problem(MARKET + " is missing: without it neither symbol nor time is known. The indicator's own test"
                    + " message has none: it shows that the address is right, and cannot be executed");
        }
        boolean market = fields.hasAnyBelow(MARKET);
        Optional<String> ticker = tickerNeeded && market
                ? fields.required("market_data.symbol", "the strategy's ticker, or name the strategy in the address")
                : fields.text("market_data.symbol");
        Optional<Instant> time = market ? fields.requiredTime("market_data.timenow") : Optional.empty();
        Optional<Instant> bar = fields.time("market_data.timestamp");
        fields.required(ACTION, "LONG_ENTRY, SHORT_ENTRY, LONG_EXIT, SHORT_EXIT or EXIT");
        Optional<String> action = fields.word(ACTION, ACTIONS.keySet());
        Optional<String> type = fields.word("signal.type", Set.of("ENTRY", EXIT));
        Optional<String> side = fields.word("signal.direction", Set.of("LONG", "SHORT"));
        action.ifPresent(known -> requireAgreement(fields, known, type, side));
        Optional<BigDecimal> price = fields.price("price_data.close");
        Optional<BigDecimal> stop = fields.price(MessageFields.STOP);
        String comment = fields.text("signal.trigger").orElse("");
        fields.requireNoProblem();
        TargetState target = action.map(ACTIONS::get).orElseThrow();
        return new Wanted(ticker, target, time.orElseThrow(), price, stop, comment, Optional.empty(), bar, SOURCE);
    }

    private static void requireAgreement(
            MessageFields fields, String action, Optional<String> type, Optional<String> side) {
        int split = action.indexOf('_');
        String typeOfAction = action.substring(split + 1);
        type.filter(given -> !given.equals(typeOfAction))
                .ifPresent(given -> fields.problem("action " + action + " and signal.type " + given
                        + " contradict each other: signal.type must be " + typeOfAction));
        side.filter(given -> split > 0 && !action.startsWith(given))
                .ifPresent(given -> fields.problem("action " + action + " and signal.direction " + given
                        + " contradict each other: signal.direction must be " + action.substring(0, split)));
    }
}
