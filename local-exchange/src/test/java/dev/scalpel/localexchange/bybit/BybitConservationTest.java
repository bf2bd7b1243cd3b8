package dev.scalpel.localexchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.perpetual.account.Income;
import dev.scalpel.localexchange.perpetual.account.IncomeType;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * Money is exact in the wallet that spot and contracts share: in any sequence of trades, funding and liquidations it is the deposit, what
 * contracts have booked and what spot has traded; and nothing that one market holds is spent by the other.
 */
class BybitConservationTest {

    private static final BigDecimal DEPOSIT = new BigDecimal("10000");
    private static final int MINUTES = 260;
    private static final int STEPS = 70;
    private static final int SEEDS = 6;
    private static final List<String> LINEAR = List.of(
            "\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"%s\"",
            "\"side\":\"Sell\",\"orderType\":\"Market\",\"qty\":\"%s\"",
            "\"side\":\"Sell\",\"orderType\":\"Market\",\"qty\":\"%s\",\"reduceOnly\":true",
            "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"%s\",\"price\":\"97\"",
            "\"side\":\"Sell\",\"orderType\":\"Limit\",\"qty\":\"%s\",\"price\":\"103\",\"timeInForce\":\"PostOnly\"",
            "\"side\":\"Sell\",\"orderType\":\"Market\",\"qty\":\"%s\",\"triggerPrice\":\"96\",\"triggerDirection\":2,\"reduceOnly\":true",
            "\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"%s\",\"triggerPrice\":\"104\",\"triggerDirection\":1");
    private static final List<String> SPOT = List.of(
            "\"side\":\"Buy\",\"orderType\":\"Market\",\"marketUnit\":\"baseCoin\",\"qty\":\"%s\"",
            "\"side\":\"Sell\",\"orderType\":\"Market\",\"qty\":\"%s\"",
            "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"%s\",\"price\":\"97\"",
            "\"side\":\"Sell\",\"orderType\":\"Limit\",\"qty\":\"%s\",\"price\":\"103\"");

    /** A market that wanders around 100. */
    private static final class Account extends BybitFixture {

        private final SplittableRandom random;
        private int refused;

        Account(long seed) {
            super(wandering(new SplittableRandom(seed)));
            random = new SplittableRandom(seed + 1_000);
        }

        private static double[] wandering(SplittableRandom random) {
            return DoubleStream.iterate(
                            100, price -> Math.max(80, Math.min(120, price + random.nextInt(-200, 201) / 100.0)))
                    .map(price -> Math.round(price * 100) / 100.0)
                    .limit(MINUTES)
                    .toArray();
        }

        void act(boolean contract) throws Exception {
            List<String> orders = contract ? LINEAR : SPOT;
            String quantity = Integer.toString(1 + random.nextInt(contract ? 300 : 30));
            String order = orders.get(random.nextInt(orders.size())).formatted(quantity);
            String category = "\"category\":\"" + (contract ? "linear" : "spot") + "\",\"symbol\":\"BTCUSDT\",";
            JsonNode response = post("/v5/order/create", "{" + category + order + "}");
            refused += response.path("retCode").asInt() == 0 ? 0 : 1;
        }
    }

    @Test
    void theSharedWalletIsWhatBothMarketsHaveMadeOfIt() throws Exception {
        Set<IncomeType> seen = EnumSet.noneOf(IncomeType.class);
        for (long seed = 1; seed <= SEEDS; seed++) {
            run(seed, seen);
        }
        assertThat(seen).contains(IncomeType.COMMISSION, IncomeType.REALIZED_PNL, IncomeType.FUNDING_FEE);
    }

    private static void run(long seed, Set<IncomeType> seen) throws Exception {
        Account account = new Account(seed);
        try {
            account.post("/v5/account/set-margin-mode", "{\"setMarginMode\":\"ISOLATED_MARGIN\"}");
            account.post(
                    "/v5/position/set-leverage",
                    "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"buyLeverage\":\"20\",\"sellLeverage\":\"20\"}");
            for (int step = 1; step <= STEPS; step++) {
                account.minute(step * MINUTES / STEPS);
                account.act(account.random.nextBoolean());
                check(account);
            }
            assertThat(account.refused).isBetween(1, STEPS - 10);
            account.exchange.linear().incomes().forEach(income -> seen.add(income.type()));
        } finally {
            account.close();
        }
    }

    private static void check(Account account) throws Exception {
        BybitExchange exchange = account.exchange;
        BigDecimal expected = DEPOSIT;
        for (Income income : exchange.linear().incomes()) {
            expected = expected.add(income.amount());
        }
        for (Fill fill : exchange.fills()) {
            BigDecimal value = fill.quoteQuantity();
            expected = fill.side() == OrderSide.BUY
                    ? expected.subtract(value)
                    : expected.add(value).subtract(fill.commission());
        }
        assertThat(exchange.linear().walletBalance("USDT")).isEqualByComparingTo(expected);
        JsonNode coin = account.signed("/v5/account/wallet-balance", "accountType=UNIFIED&coin=USDT")
                .path("result")
                .path("list")
                .path(0)
                .path("coin")
                .path(0);
        BigDecimal left = amount(coin, "walletBalance")
                .subtract(amount(coin, "locked"))
                .subtract(amount(coin, "totalPositionIM"));
        assertThat(left).as(coin.toString()).isGreaterThanOrEqualTo(BigDecimal.ZERO);
    }

    private static BigDecimal amount(JsonNode row, String name) {
        return new BigDecimal(row.path(name).asText());
    }
}
