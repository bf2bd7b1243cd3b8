package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Broker;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While the venue does not say what it has paid, cash differs for a reason that is not known. */
class MarginEventsTest {

    private static final String PORTFOLIO = """
        portfolios:
          crypto:
            mode: testnet
            quote: USDT
            strategies:
              btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.4}
              eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.3}
        """;

    private boolean failing;

    @Test
    void withoutThePaymentsNothingIsOpenedAndNoTransferIsBookedAndExitsGoOn() {
        Map<String, Map<Integer, Double>> prices =
                Map.of("BTC/USDT", Map.of(0, 50_000.0), "ETH/USDT", Map.of(0, 2_500.0), "XRP/USDT", Map.of(0, 1.0));
        try (PortfolioRig rig = PortfolioRig.usdm(PORTFOLIO, prices)) {
            rig.around = this::withoutPayments;
            rig.process = rig.process();
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            rig.usdm.orElseThrow().transfer("USDT", new BigDecimal("500"));

            failing = true;
            rig.at(20);
            Signal entry = rig.signal("eth", TargetState.LONG);
            rig.execute();
            assertThat(rig.held("eth")).isEqualTo("nothing");
            assertThat(rig.outcomes()).doesNotContainKey(entry.id());
            assertThat(rig.state().transfers()).isEmpty();
            assertThat(rig.failures)
                    .anyMatch(text -> text.contains("the funding of BTC/USDT was not read, and is booked once it is"));
            rig.signal("btc", TargetState.FLAT);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");

            failing = false;
            rig.at(40);
            rig.execute();
            assertThat(rig.outcomes()).containsEntry(entry.id(), Outcome.EXECUTED);
            assertThat(rig.state().books().valueAtCost())
                    .isEqualByComparingTo(rig.usdm.orElseThrow().walletBalance("USDT"));
        }
    }

    private Broker withoutPayments(Broker inner) {
        return (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(), new Class<?>[] {Broker.class}, (proxy, method, arguments) -> {
                    if (failing && method.getName().equals("paymentsSince")) {
                        throw new VenueException(VenueException.Kind.OUTCOME_UNKNOWN, "no answer");
                    }
                    try {
                        return method.invoke(inner, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
