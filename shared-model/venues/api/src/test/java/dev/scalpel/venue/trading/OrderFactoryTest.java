package dev.scalpel.venue.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.settings.section.EntryPricePolicy;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order of each kind of intent. */
class OrderFactoryTest {

    private static final Intent ENTRY = Intents.intent("e", Kind.ENTRY, OrderSide.BUY, "2", "100.1", null, null, 1);
    private static final Intent AT_MARKET = Intents.intent("x", Kind.EXIT, OrderSide.SELL, "2", null, null, null, 1);
    private static final Intent LIMITED = Intents.intent("x", Kind.EXIT, OrderSide.SELL, "2", "99", null, null, 1);
    private static final Intent MARKET_STOP =
            Intents.intent("p", Kind.PROTECTION, OrderSide.SELL, "2", null, "98", "104", 1);
    private static final Intent STOP_LIMIT =
            Intents.intent("p", Kind.PROTECTION, OrderSide.SELL, "2", "97.7", "98", null, 1);

    @Test
    void anEntryTradesAtOnceOrIsPostOnly() {
        assertThat(OrderFactory.entry(ENTRY, EntryPricePolicy.TAKER))
                .isEqualTo(order("e", OrderSide.BUY, NewOrder.Type.IMMEDIATE, "100.1", null));
        assertThat(OrderFactory.entry(ENTRY, EntryPricePolicy.MAKER))
                .isEqualTo(order("e", OrderSide.BUY, NewOrder.Type.POST_ONLY, "100.1", null));
    }

    @Test
    void anEntryMustHaveAPrice() {
        Intent bare = Intents.intent("e", Kind.ENTRY, OrderSide.BUY, "2", null, null, null, 1);
        assertThatThrownBy(() -> OrderFactory.entry(bare, EntryPricePolicy.MAKER))
                .hasMessage("an entry must have a price: e");
    }

    @Test
    void anExitIsAMarketOrderUnlessItHasAPrice() {
        assertThat(OrderFactory.exit(AT_MARKET))
                .isEqualTo(order("x", OrderSide.SELL, NewOrder.Type.MARKET, null, null));
        assertThat(OrderFactory.exit(LIMITED))
                .isEqualTo(order("x", OrderSide.SELL, NewOrder.Type.IMMEDIATE, "99", null));
    }

    @Test
    void aStopIsAMarketOrderUnlessItHasALimit() {
        assertThat(OrderFactory.stop(MARKET_STOP))
                .isEqualTo(order("p-s", OrderSide.SELL, NewOrder.Type.STOP_MARKET, null, "98"));
        assertThat(OrderFactory.stop(STOP_LIMIT))
                .isEqualTo(order("p-s", OrderSide.SELL, NewOrder.Type.STOP_LIMIT, "97.7", "98"));
    }

    @Test
    void aTargetNeverTradesAtOnce() {
        assertThat(OrderFactory.target(MARKET_STOP))
                .contains(order("p-t", OrderSide.SELL, NewOrder.Type.POST_ONLY, "104", null));
        assertThat(OrderFactory.target(STOP_LIMIT)).isEmpty();
    }

    @Test
    void aTargetBesideItsStopIsAMarketOrderWithATrigger() {
        assertThat(OrderFactory.targetOrder(MARKET_STOP))
                .isEqualTo(order("p-t", OrderSide.SELL, NewOrder.Type.TARGET_MARKET, null, "104"));
        assertThatThrownBy(() -> OrderFactory.targetOrder(STOP_LIMIT))
                .hasMessage("a target must have a targetPrice: p");
    }

    @Test
    void anIntentOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> OrderFactory.targetOrder(ENTRY)).hasMessage("must be of kind PROTECTION: e is ENTRY");
        assertThatThrownBy(() -> OrderFactory.entry(AT_MARKET, EntryPricePolicy.MAKER))
                .hasMessage("must be of kind ENTRY: x is EXIT");
        assertThatThrownBy(() -> OrderFactory.exit(ENTRY)).hasMessage("must be of kind EXIT: e is ENTRY");
        assertThatThrownBy(() -> OrderFactory.stop(ENTRY)).hasMessage("must be of kind PROTECTION: e is ENTRY");
        assertThatThrownBy(() -> OrderFactory.target(AT_MARKET)).hasMessage("must be of kind PROTECTION: x is EXIT");
    }

    /** Only entries have the id {@code e}. */
    private static NewOrder order(String id, OrderSide side, NewOrder.Type type, String limit, String trigger) {
        return new NewOrder(
                id,
                side,
                type,
                new BigDecimal("2"),
                Optional.ofNullable(limit).map(BigDecimal::new),
                Optional.ofNullable(trigger).map(BigDecimal::new),
                !id.equals("e"));
    }
}
