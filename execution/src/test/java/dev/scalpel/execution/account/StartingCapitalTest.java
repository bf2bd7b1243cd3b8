package dev.scalpel.execution.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.Balances.Balance;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Holding;
import dev.scalpel.venue.trading.VenueCapabilities;
import dev.scalpel.venue.trading.margin.MarginAccount;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartingCapitalTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");

    private BigDecimal held = new BigDecimal("1000");

    private boolean margin;

    /** A broker of which only the balances are read, or on margin the account: what its position lost counts. */
    private final Broker broker = (Broker) Proxy.newProxyInstance(
            Broker.class.getClassLoader(),
            new Class<?>[] {Broker.class},
            (proxy, method, given) -> switch (method.getName()) {
                case "capabilities" ->
                    new VenueCapabilities(
                            true,
                            IdempotencyPolicy.REQUEST_WINDOW,
                            false,
                            false,
                            false,
                            Holding.NETTED,
                            true,
                            true,
                            margin,
                            margin);
                case "marginAccount" ->
                    new MarginAccount(
                            "USDT", held, new BigDecimal("-200"), new BigDecimal("7"), new BigDecimal("5"));
                default -> new Balances(Map.of("USDT", new Balance(held, BigDecimal.ONE)));
            });

    private final StartingCapital capital = new StartingCapital(broker);

    @Test
    void symbolsThatStartTogetherStartWithTheSameCapital() {
        assertThat(capital.of(BTC, invocation("a"))).isEqualByComparingTo("1001");
        held = new BigDecimal("400");
        assertThat(capital.of(ETH, invocation("a"))).isEqualByComparingTo("1001");
        assertThat(capital.of(ETH, invocation("b"))).isEqualByComparingTo("401");
    }

    @Test
    void onMarginTheCapitalIsTheWalletWithTheProfitOfWhatIsOpen() {
        margin = true;
        assertThat(capital.of(BTC, invocation("a"))).isEqualByComparingTo("800");
    }

    @Test
    void anEmptyAccountIsReported() {
        held = new BigDecimal("-1");
        assertThatThrownBy(() -> capital.of(BTC, invocation("a")))
                .isInstanceOf(NoCapitalException.class)
                .hasMessageContaining("the account holds no USDT");
    }

    private static InvocationContext invocation(String writer) {
        return new InvocationContext(Instant.EPOCH, writer, Optional.empty());
    }
}
