package dev.scalpel.localexchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.market.SelfTradePrevention;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.OrderSide;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * After any orders, cancels, partial fills, triggers or lost responses the account holds its deposits plus what the fills
 * moved, minus commissions, to the last digit; and nothing stays locked for an order that has ended.
 */
class ConservationTest {

    private static final List<String> ASSETS = List.of("BTC", "USDT", "BNB");
    private static final List<Commission.FeeAsset> FEE_ASSETS = List.of(Commission.FeeAsset.values());
    private static final List<SelfTradePrevention> MODES = List.of(SelfTradePrevention.values());
    private static final Map<String, BigDecimal> DEPOSITS =
            Map.of("BTC", new BigDecimal("3"), "USDT", new BigDecimal("1000"), "BNB", new BigDecimal("0.001"));

    /** A kind of action and the numbers from which {@link Floor} creates an order or another request. */
    record Deed(Kind kind, int side, int quantity, int price, int more) {}

    enum Kind {
        MARKET,
        LIMIT,
        IMMEDIATE,
        STOP,
        OCO,
        OCO_TO_BUY,
        OTO,
        OTOCO,
        SELF_TRADE,
        AMEND,
        REPLACE,
        HALT,
        CANCEL,
        CUT,
        COMMISSION,
        LOSE_THE_ANSWER,
        WAIT,
        WAIT_LONG
    }

    @Property(tries = 100, shrinking = net.jqwik.api.ShrinkingMode.BOUNDED)
    void fundsAreConserved(@ForAll("deeds") List<Deed> deeds, @ForAll long seed) throws Exception {
        try (Floor floor = new Floor(seed)) {
            for (Deed deed : deeds) {
                floor.act(deed);
                floor.check();
            }
            floor.cancelEverything();
            floor.check();
            ASSETS.forEach(asset -> assertThat(floor.exchange.locked(asset)).isEqualByComparingTo("0"));
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<Deed> deed = Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, 3_000),
                        Arbitraries.integers().between(-600, 600),
                        Arbitraries.integers().between(0, 100))
                .as(Deed::new);
        return deed.list().ofMinSize(5).ofMaxSize(40);
    }

    private static final class Floor implements AutoCloseable {

        private final SettableClock clock = new SettableClock(TestBars.START);
        private final LocalExchange exchange;
        private final TestClient client;

        Floor(long seed) {
            exchange = LocalExchange.start(
                    clock,
                    List.of(new Listing(
                            TestBars.BTC, wander(seed), Filters.of("0.01", "0.001"), new BigDecimal("0.0005"))));
            client = new TestClient(exchange, clock);
            DEPOSITS.forEach(exchange::deposit);
        }

        void act(Deed deed) throws IOException, InterruptedException {
            String side = deed.side() == 0 ? "BUY" : "SELL";
            String quantity = BigDecimal.valueOf(deed.quantity(), 3).toPlainString();
            BigDecimal price = price().add(BigDecimal.valueOf(deed.price(), 2));
            String near = price.toPlainString();
            BigDecimal width = BigDecimal.valueOf(deed.more() + 1L, 2);
            switch (deed.kind()) {
                case MARKET -> order("side", side, "type", "MARKET", "quantity", quantity);
                case LIMIT -> limit(side, quantity, near, "GTC");
                case IMMEDIATE -> limit(side, quantity, near, deed.more() % 2 == 0 ? "IOC" : "FOK");
                case STOP ->
                    order(
                            "side",
                            side,
                            "type",
                            "STOP_LOSS_LIMIT",
                            "timeInForce",
                            "GTC",
                            "quantity",
                            quantity,
                            "stopPrice",
                            near,
                            "price",
                            price.subtract(width).toPlainString());
                case OCO ->
                    list(
                            "oco",
                            "side",
                            "SELL",
                            "quantity",
                            quantity,
                            "aboveType",
                            "LIMIT_MAKER",
                            "abovePrice",
                            price.add(width).toPlainString(),
                            "belowType",
                            "STOP_LOSS_LIMIT",
                            "belowStopPrice",
                            price.subtract(width).toPlainString(),
                            "belowPrice",
                            price.subtract(width).subtract(width).toPlainString(),
                            "belowTimeInForce",
                            "GTC");
                case OCO_TO_BUY ->
                    list(
                            "oco",
                            "side",
                            "BUY",
                            "quantity",
                            quantity,
                            "aboveType",
                            "STOP_LOSS",
                            "aboveStopPrice",
                            price.add(width).toPlainString(),
                            "belowType",
                            deed.more() % 2 == 0 ? "LIMIT_MAKER" : "TAKE_PROFIT",
                            deed.more() % 2 == 0 ? "belowPrice" : "belowStopPrice",
                            price.subtract(width).toPlainString());
                case OTO ->
                    list(
                            "oto",
                            "workingType",
                            "LIMIT",
                            "workingSide",
                            side,
                            "workingPrice",
                            near,
                            "workingQuantity",
                            quantity,
                            "workingTimeInForce",
                            "GTC",
                            "pendingType",
                            "MARKET",
                            "pendingSide",
                            deed.more() % 2 == 0 ? "BUY" : "SELL",
                            "pendingQuantity",
                            quantity);
                case SELF_TRADE -> {
                    limit("BUY", quantity, price.toPlainString(), "GTC");
                    String mode = MODES.get(deed.more() % MODES.size()).name();
                    String[] type = deed.more() % 3 == 0
                            ? new String[] {"type", "MARKET"}
                            : new String[] {"type", "LIMIT", "timeInForce", "GTC", "price", price.toPlainString()};
                    List<String> taker = new ArrayList<>(List.of("side", "SELL", "quantity", quantity));
                    taker.addAll(List.of("selfTradePreventionMode", mode));
                    taker.addAll(List.of(type));
                    order(taker.toArray(String[]::new));
                }
                case AMEND -> amendOne(deed.more(), quantity);
                case REPLACE ->
                    send(
                            "/api/v3/order/cancelReplace",
                            "side",
                            side,
                            "type",
                            "LIMIT",
                            "timeInForce",
                            "GTC",
                            "quantity",
                            quantity,
                            "price",
                            near,
                            "cancelReplaceMode",
                            deed.more() % 2 == 0 ? "ALLOW_FAILURE" : "STOP_ON_FAILURE",
                            "cancelOrderId",
                            Integer.toString(1 + deed.more()));
                case HALT -> {
                    exchange.setStatus(TestBars.BTC, deed.side() == 0 ? SymbolStatus.HALT : SymbolStatus.CANCEL_ONLY);
                    clock.advance(Duration.ofSeconds(deed.more()));
                    exchange.setStatus(TestBars.BTC, SymbolStatus.TRADING);
                }
                case OTOCO ->
                    list(
                            "otoco",
                            "workingType",
                            "LIMIT",
                            "workingSide",
                            "BUY",
                            "workingPrice",
                            near,
                            "workingQuantity",
                            quantity,
                            "workingTimeInForce",
                            deed.side() == 0 ? "IOC" : "GTC",
                            "pendingSide",
                            "SELL",
                            "pendingQuantity",
                            quantity,
                            "pendingAboveType",
                            "LIMIT_MAKER",
                            "pendingAbovePrice",
                            price.add(width).toPlainString(),
                            "pendingBelowType",
                            "STOP_LOSS",
                            "pendingBelowStopPrice",
                            price.subtract(width).toPlainString());
                case CANCEL -> cancelOne(deed.more());
                case CUT ->
                    exchange.fillPartially(
                            TestBars.BTC,
                            BigDecimal.valueOf(deed.more() % 100, 2),
                            Duration.ofSeconds(deed.quantity() % 90),
                            1 + deed.side());
                case COMMISSION ->
                    exchange.setCommission(new Commission(
                            BigDecimal.valueOf(deed.more(), 5),
                            BigDecimal.valueOf(deed.more() * 2L, 5),
                            FEE_ASSETS.get(deed.quantity() % FEE_ASSETS.size()),
                            new BigDecimal("617.13")));
                case LOSE_THE_ANSWER -> {
                    exchange.faults().failNext(Fault.lostResponse(), "POST /api/v3/order", 1);
                    order("side", side, "type", "MARKET", "quantity", quantity);
                    exchange.faults().clear();
                }
                case WAIT -> clock.advance(Duration.ofSeconds(deed.more() % 30 + 1L));
                case WAIT_LONG -> clock.advance(Duration.ofSeconds(60L + deed.more()));
            }
        }

        void check() {
            for (String asset : ASSETS) {
                BigDecimal expected = exchange.fills().stream()
                        .map(fill -> change(fill, asset))
                        .reduce(DEPOSITS.get(asset), BigDecimal::add);
                assertThat(exchange.free(asset).add(exchange.locked(asset)))
                        .as(asset)
                        .isEqualByComparingTo(expected);
                assertThat(exchange.free(asset).signum()).isNotNegative();
                assertThat(exchange.locked(asset).signum()).isNotNegative();
            }
            for (OrderView order : exchange.orders()) {
                BigDecimal filled = exchange.fills().stream()
                        .filter(fill -> fill.orderId() == order.id())
                        .map(Fill::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(filled).isEqualByComparingTo(order.executed());
                boolean amended = order.status() == OrderStatus.EXPIRED;
                assertThat(filled.compareTo(order.quantity()) <= 0 || amended)
                        .as(order.toString())
                        .isTrue();
            }
        }

        void cancelEverything() throws IOException, InterruptedException {
            client.signed("DELETE", "/api/v3/openOrders", "symbol", "BTCUSDT");
        }

        private void cancelOne(int which) throws IOException, InterruptedException {
            JsonNode open = client.signedOk("GET", "/api/v3/openOrders", "symbol", "BTCUSDT");
            if (!open.isEmpty()) {
                String id = open.get(which % open.size()).get("orderId").asText();
                client.signedOk("DELETE", "/api/v3/order", "symbol", "BTCUSDT", "orderId", id);
            }
        }

        private void amendOne(int which, String quantity) throws IOException, InterruptedException {
            JsonNode open = client.signedOk("GET", "/api/v3/openOrders", "symbol", "BTCUSDT");
            if (!open.isEmpty()) {
                String id = open.get(which % open.size()).get("orderId").asText();
                TestClient.Reply reply = client.signed(
                        "PUT",
                        "/api/v3/order/amend/keepPriority",
                        "symbol",
                        "BTCUSDT",
                        "orderId",
                        id,
                        "newQty",
                        quantity);
                assertThat(reply.status()).as(reply.message()).isIn(200, 400);
            }
        }

        private BigDecimal price() throws IOException, InterruptedException {
            return new BigDecimal(client.ok("/api/v3/ticker/price?symbol=BTCUSDT")
                            .get("price")
                            .asText())
                    .setScale(2, java.math.RoundingMode.HALF_UP);
        }

        private void limit(String side, String quantity, String price, String inForce)
                throws IOException, InterruptedException {
            order("side", side, "type", "LIMIT", "timeInForce", inForce, "quantity", quantity, "price", price);
        }

        private void order(String... parameters) throws InterruptedException {
            send("/api/v3/order", parameters);
        }

        private void list(String kind, String... parameters) throws InterruptedException {
            send("/api/v3/orderList/" + kind, parameters);
        }

        /** Taken, refused or without an answer: the books must be correct in each case. */
        private void send(String path, String... parameters) throws InterruptedException {
            String[] all = new String[parameters.length + 2];
            all[0] = "symbol";
            all[1] = "BTCUSDT";
            System.arraycopy(parameters, 0, all, 2, parameters.length);
            try {
                TestClient.Reply reply = client.signed("POST", path, all);
                assertThat(reply.status()).as(reply.message()).isIn(200, 400, 409);
            } catch (IOException lost) {
                assertThat(exchange.faults().applied()).last().asString().contains("LostResponse");
            }
        }

        @Override
        public void close() {
            exchange.close();
        }
    }

    private static BigDecimal change(Fill fill, String asset) {
        BigDecimal sign = fill.side() == OrderSide.BUY ? BigDecimal.ONE : BigDecimal.ONE.negate();
        BigDecimal moved = BigDecimal.ZERO;
        if (asset.equals("BTC")) {
            moved = fill.quantity().multiply(sign);
        } else if (asset.equals("USDT")) {
            moved = fill.price().multiply(fill.quantity()).multiply(sign).negate();
        }
        return fill.commissionAsset().equals(asset) ? moved.subtract(fill.commission()) : moved;
    }

    /** Two and a half hours from 100 on, up and down by up to 3 a minute, now and then with a jump or a minute missing. */
    private static BarSeries wander(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BarSeries.Builder bars = new BarSeries.Builder(150);
        double price = 100;
        for (int minute = 0; minute < 150; minute++) {
            double open = cents(price + (random.nextInt(10) == 0 ? random.nextDouble(-2, 2) : 0));
            double close = cents(Math.max(50, open + random.nextDouble(-1, 1)));
            double high = cents(Math.max(open, close) + random.nextDouble(2));
            double low = cents(Math.min(open, close) - random.nextDouble(2));
            if (minute == 0 || random.nextInt(20) > 0) {
                bars.add(TestBars.bar(minute, open, high, low, close));
            }
            price = Math.max(60, close);
        }
        return bars.build();
    }

    private static double cents(double price) {
        return Math.rint(price * 100) / 100;
    }
}
