package dev.scalpel.tradelog.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.Symbol;
import dev.scalpel.tradelog.table.TableRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the orders of a strategy have left of a symbol, and at what price. Fees in the base asset are not held. */
final class OpenPosition {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final String account;
    private final String strategy;
    private final String symbol;
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal price = BigDecimal.ZERO;
    private Instant opened = Instant.EPOCH;
    private Instant lastOrder = Instant.EPOCH;

    OpenPosition(String account, String strategy, String symbol) {
        this.account = account;
        this.strategy = strategy;
        this.symbol = symbol;
    }

    /** Adds an order; they come in order of their ends. */
    void add(TableRow order) {
        lastOrder = (Instant) OrderCells.of(order, "ended");
        BigDecimal filled = (BigDecimal) OrderCells.of(order, "filled_quantity");
        if (filled.signum() == 0) {
            return;
        }
        boolean bought = OrderCells.of(order, "side").equals("BUY");
        BigDecimal change = (bought ? filled : filled.negate()).subtract(feeInBase(order));
        BigDecimal average = (BigDecimal) OrderCells.of(order, "average_price");
        BigDecimal after = quantity.add(change);
        if (quantity.signum() * after.signum() <= 0) {
            opened = lastOrder;
            price = average;
        } else if (after.abs().compareTo(quantity.abs()) > 0) {
            price = quantity.abs()
                    .multiply(price)
                    .add(change.abs().multiply(average))
                    .divide(after.abs(), MathContext.DECIMAL64);
        }
        quantity = after;
    }

    private BigDecimal feeInBase(TableRow order) {
        try {
            JsonNode fee = JSON.readTree((String) OrderCells.of(order, "fees"))
                    .path(Symbol.parse(symbol).base());
            return fee.isNumber() ? fee.decimalValue() : BigDecimal.ZERO;
        } catch (IOException impossible) {
            throw new UncheckedIOException("the fees of an order are no JSON", impossible);
        }
    }

    /**
     * An open position is kept as long as it is open, a closed one for a while after its last order.
     *
     * @param now of the run
     */
    MirrorItem item(Instant now) {
        boolean isOpen = quantity.signum() != 0;
        Map<String, AttributeValue> values = new TreeMap<>();
        values.put("account", AttributeValue.fromS(account));
        values.put("strategy", AttributeValue.fromS(strategy));
        values.put("symbol", AttributeValue.fromS(symbol));
        values.put("side", AttributeValue.fromS(!isOpen ? "NONE" : quantity.signum() > 0 ? "LONG" : "SHORT"));
        values.put("quantity", MirrorItem.attribute(quantity));
        values.put("last_order", AttributeValue.fromS(lastOrder.toString()));
        if (isOpen) {
            values.put("price", MirrorItem.attribute(price));
            values.put("opened", AttributeValue.fromS(opened.toString()));
        }
        return new MirrorItem(
                account, strategy + "/" + symbol, lastOrder.toEpochMilli(), isOpen ? now : lastOrder, values);
    }
}
