package dev.scalpel.signals.message;

/** The message to paste into an alert. */
public final class MessageText {

    private MessageText() {}

    /** With everything that reveals a lost alert; {@code key} is the sender's own. */
    public static String recommended() {
        return """
                {"key":"…", "time":"{{timenow}}", "ticker":"{{ticker}}", "exchange":"{{exchange}}", "interval":"{{interval}}",
                 "order_action":"{{strategy.order.action}}", "order_price":"{{strategy.order.price}}", "order_comment":"{{strategy.order.comment}}",
                 "market_position":"{{strategy.market_position}}", "prev_market_position":"{{strategy.prev_market_position}}"}
                """;
    }
}
