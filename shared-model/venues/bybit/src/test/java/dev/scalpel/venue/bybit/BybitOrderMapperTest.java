package dev.scalpel.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.OrderReport.Status;
import dev.scalpel.venue.trading.FillCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows in the form of the page "Get Open &amp; Closed Orders". */
class BybitOrderMapperTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static String row(String id, String status) {
        return "{\"orderId\":\"17\",\"orderLinkId\":\"" + id
                + "\",\"symbol\":\"BTCUSDT\",\"price\":\"94\",\"qty\":\"2\","
                + "\"side\":\"Sell\",\"orderStatus\":\"" + status + "\",\"avgPrice\":\"\",\"cumExecQty\":\"0.5\","
                + "\"cumExecValue\":\"47\",\"timeInForce\":\"GTC\",\"orderType\":\"Limit\",\"stopOrderType\":\"\","
                + "\"triggerPrice\":\"0.00\",\"createdTime\":\"1000\",\"updatedTime\":\"2000\"}";
    }

    /** A conditional order of a contract. */
    static OrderReport linear(String id, String side, int direction, String status) throws Exception {
        return report("{\"orderId\":\"17\",\"orderLinkId\":\"" + id + "\",\"symbol\":\"BTCUSDT\",\"price\":\"0\","
                + "\"qty\":\"2\",\"side\":\"" + side + "\",\"orderStatus\":\"" + status + "\",\"avgPrice\":\"\","
                + "\"cumExecQty\":\"0\",\"cumExecValue\":\"0\",\"orderType\":\"Market\",\"stopOrderType\":\"Stop\","
                + "\"triggerPrice\":\"95\",\"triggerDirection\":" + direction + ",\"createdTime\":\"1000\","
                + "\"updatedTime\":\"2000\"}");
    }

    @ParameterizedTest
    @CsvSource({"Sell, 2", "Buy, 1"})
    void aConditionalOrderAgainstThePositionIsAStopWithItsTrigger(String side, int direction) throws Exception {
        OrderReport stop = linear("p1-s", side, direction, "Untriggered");
        assertThat(stop.isStop()).isTrue();
        assertThat(stop.triggered()).isFalse();
        assertThat(stop.trigger().orElseThrow()).isEqualByComparingTo("95");
        assertThat(stop.limit()).isEmpty();
        assertThat(linear("p1-s", side, direction, "Triggered").triggered()).isTrue();
        assertThat(linear("p1-s", side, direction, "Deactivated").triggered()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Sell, 1", "Buy, 2"})
    void oneInItsFavourIsATargetWhoseTriggerIsItsLimit(String side, int direction) throws Exception {
        OrderReport target = linear("p1-t", side, direction, "Untriggered");
        assertThat(target.isStop()).isFalse();
        assertThat(target.isOpen()).isTrue();
        assertThat(target.limit().orElseThrow()).isEqualByComparingTo("95");
        assertThat(target.trigger()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Trade, CreateByUser, ORDER",
        "Trade, CreateByStopOrder, ORDER",
        "Trade, CreateByLiq, LIQUIDATION",
        "BustTrade, CreateByTakeOver_PassThrough, LIQUIDATION",
        "AdlTrade, CreateByAdl_PassThrough, AUTO_DELEVERAGING",
        "Trade, CreateBySettle, SETTLEMENT",
        "Delivery, '', SETTLEMENT",
        "BlockTrade, '', ORDER"
    })
    void aFillSaysWhoHasCausedIt(String type, String createType, FillCause cause) throws Exception {
        String row = "{\"execId\":\"1\",\"orderId\":\"17\",\"side\":\"Buy\",\"isMaker\":false,\"execTime\":\"5\","
                + "\"execPrice\":\"100\",\"execQty\":\"0.5\",\"execFee\":\"0.0275\",\"execType\":\"" + type
                + "\",\"createType\":\"" + createType + "\"}";
        assertThat(BybitFills.fill(JSON.readTree(row), "USDT").cause()).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "New, OPEN",
        "PartiallyFilled, OPEN",
        "Untriggered, OPEN",
        "Triggered, OPEN",
        "Filled, FILLED",
        "Cancelled, CANCELLED",
        "PartiallyFilledCanceled, CANCELLED",
        "Deactivated, CANCELLED",
        "Rejected, REJECTED",
        "SomethingNew, OPEN"
    })
    void eachStatusIsKnown(String status, Status expected) throws Exception {
        assertThat(report(row("e1", status)).status()).isEqualTo(expected);
    }

    @Test
    void anOrderHasItsAmountsAndTimes() throws Exception {
        OrderReport report = report(row("e1", "PartiallyFilled"));
        assertThat(report.clientId()).isEqualTo("e1");
        assertThat(report.quantity()).isEqualByComparingTo("2");
        assertThat(report.filledQuantity()).isEqualByComparingTo("0.5");
        assertThat(report.filledQuote()).isEqualByComparingTo("47");
        assertThat(report.limit().orElseThrow()).isEqualByComparingTo("94");
        assertThat(report.isStop()).isFalse();
        assertThat(report.triggered()).isTrue();
        assertThat(report.changedAt()).isEqualTo(2_000);
    }

    @ParameterizedTest
    @CsvSource({
        // Above its trigger when it arrived: it waits for the fall.
        "Untriggered, 100, 0, false",
        // Beyond it: the venue waits for a rise, as for a target, so that it has been reached and rests without effect.
        "Untriggered, 94, 0, true",
        "Untriggered, 95, 0, true",
        "Triggered, 100, 0, true",
        "New, 100, 0, true",
        "Filled, 100, 2, true",
        "PartiallyFilledCanceled, 100, 0.5, true",
        "Deactivated, 100, 0, false",
        "Cancelled, 100, 0, false"
    })
    void aStopIsTriggeredOnceItsPriceWasReached(String status, String base, String filled, boolean triggered)
            throws Exception {
        ObjectNode row = (ObjectNode) JSON.readTree(row("p1-s", status));
        row.put("triggerPrice", "95").put("basePrice", base).put("cumExecQty", filled);
        OrderReport report = BybitOrderMapper.report(row);
        assertThat(report.trigger().orElseThrow()).isEqualByComparingTo("95");
        assertThat(report.triggered()).isEqualTo(triggered);
    }

    @Test
    void aMarketOrderHasNoLimitAndOneByValueTheQuantityThatItFilled() throws Exception {
        ObjectNode row = (ObjectNode) JSON.readTree(row("", "Filled"));
        row.put("orderType", "Market").put("marketUnit", "quoteCoin").put("qty", "200");
        OrderReport report = BybitOrderMapper.report(row);
        assertThat(report.limit()).isEmpty();
        assertThat(report.quantity()).isEqualByComparingTo("0.5");
    }

    @Test
    void aRowWithoutWhatIsNeededIsRefusedByName() throws Exception {
        JsonNode noQuantity = ((ObjectNode) JSON.readTree(row("e1", "New"))).put("qty", "");
        assertThatThrownBy(() -> BybitOrderMapper.report(noQuantity))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("qty");
        JsonNode otherSide = ((ObjectNode) JSON.readTree(row("e1", "New"))).put("side", "Both");
        assertThatThrownBy(() -> BybitOrderMapper.report(otherSide)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRebateIsNoFee() throws Exception {
        JsonNode row = JSON.readTree("{\"execId\":\"1\",\"orderId\":\"17\",\"side\":\"Buy\",\"isMaker\":true,"
                + "\"execTime\":\"10\",\"execPrice\":\"100\",\"execQty\":\"1\",\"execFee\":\"-0.01\"}");
        assertThat(BybitFills.fill(row, "BTC").fill().fee()).isZero();
    }

    private static OrderReport report(String row) throws Exception {
        return BybitOrderMapper.report(JSON.readTree(row));
    }
}
