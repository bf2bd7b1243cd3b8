package dev.scalpel.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.OrderReport.Status;
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
        assertThat(BybitOrderMapper.fill(row, "BTC").fill().fee()).isZero();
    }

    private static OrderReport report(String row) throws Exception {
        return BybitOrderMapper.report(JSON.readTree(row));
    }
}
