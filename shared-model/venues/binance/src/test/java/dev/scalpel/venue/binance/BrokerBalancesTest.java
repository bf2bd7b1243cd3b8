package dev.scalpel.venue.binance;

import static dev.scalpel.venue.binance.LocalExchangeFixture.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.ClientIds;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.VenueBroker;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever fails, an intent is at the venue at most once, and the reported fills explain every balance. */
class BrokerBalancesTest {

    private static final List<Commission.FeeAsset> FEE_ASSETS = List.of(Commission.FeeAsset.values());
    private static final Map<String, BigDecimal> DEPOSITS =
            Map.of("BTC", new BigDecimal("2"), "USDT", new BigDecimal("11000"), "BNB", BigDecimal.ONE);

    enum Kind {
        ENTRY,
        EXIT,
        PROTECTION,
        ENTRY_WITH_PROTECTION,
        CANCEL_ALL,
        COMMISSION,
        CUT,
        PASS
    }

    enum Trouble {
        NONE,
        ANSWER_LOST,
        RESET,
        CUT_ANSWER,
        TAKEN_LATE,
        UNAVAILABLE,
        TOO_MANY
    }

    record Deed(Kind kind, Trouble trouble, int size) {}

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void theBrokerReportsTheAccountsBalances(@ForAll("deeds") List<Deed> deeds) {
        try (LocalExchangeFixture fixture = new LocalExchangeFixture()) {
            fixture.exchange.deposit("BTC", new BigDecimal("2"));
            fixture.exchange.deposit("USDT", new BigDecimal("1000"));
            fixture.exchange.deposit("BNB", BigDecimal.ONE);
            List<Intent> sent = new ArrayList<>();
            fixture.broker.synchronise();
            assertThat(fixture.broker.instrument(BTC).filters().minNotional()).isEqualByComparingTo("5");
            for (Deed deed : deeds) {
                act(fixture, deed, sent);
            }
            fixture.exchange.faults().clear();
            fixture.pass(Duration.ofSeconds(30));

            sent.forEach(intent -> isThereOnceAtMost(fixture, intent));
            fillsExplainTheBalances(fixture.broker);
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.of(Trouble.class),
                        Arbitraries.integers().between(65, 900))
                .as(Deed::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(15);
    }

    private static void act(LocalExchangeFixture fixture, Deed deed, List<Intent> sent) {
        VenueBroker broker = fixture.broker;
        String quantity = BigDecimal.valueOf(deed.size(), 3).toPlainString();
        String id = "i" + sent.size();
        Intent entry = fixture.entry(id + "e", quantity, "130");
        Intent protection = fixture.protection(id + "p", quantity, "80", "85", "150");
        Intent exit = fixture.exit(id + "x", quantity);
        switch (deed.kind()) {
            case ENTRY -> inTrouble(fixture, deed.trouble(), () -> broker.send(BTC, noted(sent, entry)));
            case EXIT -> inTrouble(fixture, deed.trouble(), () -> broker.send(BTC, noted(sent, exit)));
            case PROTECTION -> inTrouble(fixture, deed.trouble(), () -> broker.send(BTC, noted(sent, protection)));
            case ENTRY_WITH_PROTECTION ->
                inTrouble(
                        fixture,
                        deed.trouble(),
                        () -> broker.sendProtected(BTC, noted(sent, entry), noted(sent, protection)));
            case CANCEL_ALL ->
                inTrouble(
                        fixture,
                        Trouble.NONE,
                        () -> broker.openOrders(BTC).forEach(order -> broker.cancel(BTC, order)));
            case COMMISSION ->
                fixture.exchange.setCommission(
                        Commission.of("0.001").withAsset(FEE_ASSETS.get(deed.size() % FEE_ASSETS.size())));
            case CUT -> fixture.exchange.fillPartially(BTC, new BigDecimal("0.37"), Duration.ofSeconds(20), 1);
            case PASS -> fixture.pass(Duration.ofSeconds(deed.size() % 40));
        }
    }

    /** A rejection, or no response, is a valid outcome here. */
    private static void inTrouble(LocalExchangeFixture fixture, Trouble trouble, Runnable send) {
        faultOf(trouble).forEach(fault -> fixture.exchange.faults().failNext(fault));
        try {
            send.run();
        } catch (VenueException e) {
            assertThat(e.kind()).isNotNull();
        }
        fixture.exchange.faults().clear();
    }

    private static List<Fault> faultOf(Trouble trouble) {
        return switch (trouble) {
            case NONE -> List.of();
            case ANSWER_LOST -> List.of(Fault.lostResponse());
            case RESET -> List.of(Fault.resetBeforeExecution());
            case CUT_ANSWER -> List.of(Fault.truncatedBody());
            case TAKEN_LATE -> List.of(Fault.delayedExecution(Duration.ofSeconds(3)));
            case UNAVAILABLE -> List.of(Fault.unavailableHtml());
            case TOO_MANY -> List.of(Fault.tooManyRequests(Duration.ofSeconds(1)));
        };
    }

    private static Intent noted(List<Intent> sent, Intent intent) {
        sent.add(intent);
        return intent;
    }

    private static void isThereOnceAtMost(LocalExchangeFixture fixture, Intent intent) {
        List<OrderView> there = fixture.exchange.orders().stream()
                .filter(order -> order.clientId().equals(intent.clientId())
                        || order.clientId().equals(ClientIds.stop(intent.clientId())))
                .toList();
        assertThat(there).hasSizeLessThanOrEqualTo(1);
        Placement found = fixture.broker.find(BTC, intent);
        assertThat(found.isFound()).isEqualTo(!there.isEmpty());
    }

    private static void fillsExplainTheBalances(VenueBroker broker) {
        List<VenueFill> all = broker.fillsSince(BTC, LocalExchangeFixture.START.toEpochMilli());
        Balances balances = broker.balances();
        DEPOSITS.forEach((asset, deposit) -> {
            BigDecimal expected = all.stream().map(fill -> change(fill, asset)).reduce(deposit, BigDecimal::add);
            assertThat(balances.of(asset).total()).as(asset).isEqualByComparingTo(expected);
        });
    }

    private static BigDecimal change(VenueFill reported, String asset) {
        Fill fill = reported.fill();
        BigDecimal sign = reported.side() == OrderSide.BUY ? BigDecimal.ONE : BigDecimal.ONE.negate();
        BigDecimal moved = BigDecimal.ZERO;
        if (asset.equals(BTC.base())) {
            moved = fill.quantity().multiply(sign);
        } else if (asset.equals(BTC.quote())) {
            moved = fill.price().multiply(fill.quantity()).multiply(sign).negate();
        }
        return fill.feeAsset().equals(asset) ? moved.subtract(fill.fee()) : moved;
    }
}
