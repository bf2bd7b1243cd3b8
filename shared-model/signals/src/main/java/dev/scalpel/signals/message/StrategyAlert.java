package dev.scalpel.signals.message;

import dev.scalpel.signals.TargetState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Payload A: an alert of a strategy, also the recommended message, which states the position as well. */
final class StrategyAlert {

    static final String ACTION = "order_action";

    private static final String SOURCE = "strategy-alert";
    private static final Set<String> ACTIONS = Set.of("BUY", "SELL");
    private static final Set<String> POSITIONS = Set.of("LONG", "SHORT", "FLAT");
    private static final Pattern CLOSES = Pattern.compile("\\b(exit|close|stop|tp|flat)\\b", Pattern.CASE_INSENSITIVE);

    private StrategyAlert() {}

    /** @param margin whether a sale may open a short position */
    static Wanted read(MessageFields fields, boolean margin, boolean tickerNeeded) {
        fields.pass("exchange", "interval");
        Optional<String> ticker = tickerNeeded
                ? fields.required("ticker", "the strategy's ticker, or name the strategy in the address")
                : fields.text("ticker");
        Optional<Instant> time = fields.requiredTime("time");
        fields.required(ACTION, "buy or sell");
        Optional<String> action = fields.word(ACTION, ACTIONS);
        Optional<TargetState> position =
                fields.word("market_position", POSITIONS).map(TargetState::valueOf);
        Optional<TargetState> previous =
                fields.word("prev_market_position", POSITIONS).map(TargetState::valueOf);
        Optional<BigDecimal> price = fields.price("order_price");
        Optional<BigDecimal> stop = fields.price(MessageFields.STOP);
        Optional<Instant> bar = fields.time("bar_time");
        String comment = fields.text("order_comment").orElse("");
        fields.requireNoProblem();
        TargetState target = position.orElseGet(() -> byAction(action.orElseThrow(), comment, margin));
        return new Wanted(ticker, target, time.orElseThrow(), price, stop, comment, previous, bar, SOURCE);
    }

    private static TargetState byAction(String action, String comment, boolean margin) {
        if (action.equals("BUY")) {
            return TargetState.LONG;
        }
        return margin && !CLOSES.matcher(comment).find() ? TargetState.SHORT : TargetState.FLAT;
    }
}
