package dev.scalpel.execution;

import static dev.scalpel.execution.VenueTestRig.ETH_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.portfolio.log.InstrumentOrders;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.OrderRow.Purpose;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model's orders at a venue as rows of the ledger: every one, with every execution, wherever a process is killed. */
class VenueOrdersTest {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final int MINUTES = 150;

    @Test
    void everyOrderOfTheVenueIsARowWithWhatWasExecuted() {
        try (VenueTestRig rig = new VenueTestRig(1, "", 0.3)) {
            rig.run(1, MINUTES);
            flatten(rig);
            List<OrderRow> rows = rows(rig);

            assertThat(rig.trades()).hasSizeGreaterThan(3);
            assertThat(filled(rows)).isEqualTo(filledAtVenue(rig));
            assertThat(rows).extracting(OrderRow::purpose).contains(Purpose.OPEN, Purpose.PROTECT);
            assertThat(rows).allSatisfy(row -> {
                assertThat(row.mode()).isEqualTo("testnet");
                assertThat(row.strategy()).isEqualTo("model");
                assertThat(row.instrument()).isEqualTo(VenueTestRig.ETH);
            });
            for (TradeRow trade : rig.trades()) {
                assertThat(rows)
                        .filteredOn(row -> row.id().equals(trade.id()))
                        .singleElement()
                        .satisfies(entry -> {
                            assertThat(entry.purpose()).isEqualTo(Purpose.OPEN);
                            assertThat(entry.filledQuantity())
                                    .isEqualByComparingTo(trade.entry().quantity());
                            assertThat(entry.fills())
                                    .extracting(Fill::time)
                                    .contains(trade.entry().time());
                        });
            }
            assertThat(bought(rows)).isEqualByComparingTo(sold(rows));
            assertThat(rig.failures).isEmpty();
        }
    }

    /** Cut after the first write, the second, … of every other minute; each minute's process is a new one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void processesThatAreKilledLeaveNoExecutionOut(int cut) {
        try (VenueTestRig rig = new VenueTestRig(1, "", 1)) {
            for (int minute = 1; minute < MINUTES / 3; minute++) {
                rig.at(minute);
                rig.store.forgetAfterWrites();
                if (minute % 2 == 0) {
                    killAfterWrite(rig, cut);
                }
                try {
                    rig.call(rig.another(rig.clock), "{}");
                } catch (KilledException ended) {
                    assertThat(minute % 2).isZero();
                }
            }
            rig.store.forgetAfterWrites();
            flatten(rig);

            assertThat(filled(rows(rig))).isEqualTo(filledAtVenue(rig)).hasSizeGreaterThan(2);
            assertThat(rows(rig)).extracting(OrderRow::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void rowsAreWrittenOnceByAProcessAndAgainByNoOther() {
        try (VenueTestRig rig = new VenueTestRig(1, "", 0.3)) {
            rig.run(1, MINUTES);
            String before = version(rig);
            rig.at(MINUTES);
            rig.call(rig.another(rig.clock), "{\"action\": \"get_account_info\"}");
            rig.call(rig.another(rig.clock), "{}");
            assertThat(rows(rig)).extracting(OrderRow::id).doesNotHaveDuplicates();
            if (rig.state().isIdle()) {
                assertThat(version(rig)).isEqualTo(before);
            }
        }
    }

    /** It never arrived: a row without an execution, which says so. */
    @Test
    void anEntryThatNeverArrivedIsARowToo() {
        try (VenueTestRig rig = new VenueTestRig(1, "", 1)) {
            rig.exchange.faults().failNext(Fault.resetBeforeExecution(), "POST /api/v3/order", 1);
            rig.at(1);
            rig.call("{}");
            rig.call("{}");
            assertThat(rows(rig)).singleElement().satisfies(row -> {
                assertThat(row.status()).isEqualTo(dev.scalpel.ledger.Intent.Status.LAPSED);
                assertThat(row.filledQuantity()).isZero();
            });
        }
    }

    @Test
    void onPaperThereAreNoOrders() {
        PaperTestRig rig = new PaperTestRig(1, "symbols: {ETH/USDT: 0.7}\ncosts: {feeBp: 2, slippageBp: 0.5}\n", 0.3);
        rig.run(1, 60);
        assertThat(rig.trades(PaperTestRig.ETH)).isNotEmpty();
        assertThat(rig.store.list(StoreKeys.ORDERS)).isEmpty();
    }

    private static void killAfterWrite(VenueTestRig rig, int writes) {
        for (int before = 1; before < writes; before++) {
            rig.store.afterNextWrite(() -> {});
        }
        rig.store.afterNextWrite(() -> {
            throw new KilledException();
        });
    }

    /** As a process that ends: nothing after it runs. */
    private static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Closes what is open, so that nothing rests any more. */
    private static void flatten(VenueTestRig rig) {
        rig.call("{\"action\": \"pause\"}");
        for (int minute = 0; minute < 5; minute++) {
            rig.clock.advance(Duration.ofMinutes(1));
            rig.call("{\"action\": \"close_position\", \"symbols\": \"ETH/USDT\"}");
            rig.call("{}");
        }
        assertThat(rig.state().isIdle()).isTrue();
    }

    private static List<OrderRow> rows(VenueTestRig rig) {
        return new InstrumentOrders(rig.memory).of(ETH_ID, JUNE);
    }

    private static String version(VenueTestRig rig) {
        return rig.memory
                .get(StoreKeys.orders(ETH_ID, JUNE))
                .orElseThrow()
                .etag()
                .toString();
    }

    private static BigDecimal bought(List<OrderRow> rows) {
        return sum(rows, OrderSide.BUY);
    }

    private static BigDecimal sold(List<OrderRow> rows) {
        return sum(rows, OrderSide.SELL);
    }

    private static BigDecimal sum(List<OrderRow> rows, OrderSide side) {
        return rows.stream()
                .filter(row -> row.side() == side)
                .map(OrderRow::filledQuantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, BigDecimal> filled(List<OrderRow> rows) {
        Map<String, BigDecimal> filled = new TreeMap<>();
        rows.stream()
                .filter(row -> row.filledQuantity().signum() > 0)
                .forEach(row -> filled.put(row.id(), row.filledQuantity().stripTrailingZeros()));
        return filled;
    }

    /** By our id: the stop and the target of a protection are two orders there. */
    private static Map<String, BigDecimal> filledAtVenue(VenueTestRig rig) {
        return rig.exchange.orders().stream()
                .filter(order -> order.executed().signum() > 0)
                .collect(Collectors.toMap(
                        order -> order.clientId().replaceFirst("-[st]$", ""),
                        (OrderView order) -> order.executed().stripTrailingZeros(),
                        BigDecimal::add,
                        TreeMap::new));
    }
}
