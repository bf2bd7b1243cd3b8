package dev.scalpel.portfolio.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.portfolio.allocation.SizedOrder.Purpose;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.signals.TargetState;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Laws of allocation, over random accounts, prices and sequences of slots. */
class AllocationPropertiesTest {

    private static final int SLOTS = 6;
    private static final BigDecimal STEP = new BigDecimal("0.0001");
    private static final BigDecimal TINY = new BigDecimal("1e-20");

    @Property(tries = 150)
    void cashStaysAtTheReserveLessFeesAfterEverySlot(@ForAll @LongRange(min = 0) long seed) {
        run(seed, (account, targets, markets, before, plan) -> {
            Step entries = Step.of(plan, before, markets, account.feeRate, Purpose.OPEN);
            BigDecimal reserve = Allocation.RESERVE.multiply(account.allocation.value(entries.before, markets));
            BigDecimal floor = entries.before.cash().min(reserve).subtract(entries.fees);
            assertThat(plan.books().cash()).isGreaterThanOrEqualTo(floor.subtract(TINY));
        });
    }

    @Property(tries = 150)
    void aTrimmedHolderIsLeftWithItsTargetToAStep(@ForAll @LongRange(min = 0) long seed) {
        run(seed, (account, targets, markets, before, plan) -> {
            Step trims = Step.of(plan, before, markets, account.feeRate, Purpose.TRIM);
            if (account.allocation.valuation() == Valuation.MARKET || !trims.any) {
                return;
            }
            BigDecimal value = account.allocation.value(trims.before, markets);
            for (SizedOrder order : plan.orders()) {
                if (order.purpose() == Purpose.TRIM) {
                    Holding was = trims.before.holding(order.strategy()).orElseThrow();
                    BigDecimal left = trims.after
                            .holding(order.strategy())
                            .map(Holding::cost)
                            .orElse(BigDecimal.ZERO);
                    BigDecimal costOfStep = was.costOf(STEP);
                    BigDecimal share = account.share(order.strategy());
                    // The boost may give it more than its share, never less.
                    assertThat(left)
                            .isGreaterThanOrEqualTo(
                                    share.multiply(value).min(was.cost()).subtract(TINY));
                    BigDecimal most =
                            account.allSharesBut(order.strategy(), plan).multiply(value);
                    assertThat(left).isLessThanOrEqualTo(most.add(costOfStep).add(TINY));
                }
            }
        });
    }

    @Property(tries = 150)
    void theValueChangesByFeesAndRealisedProfitOnly(@ForAll @LongRange(min = 0) long seed) {
        run(seed, (account, targets, markets, before, plan) -> {
            Books books = before;
            BigDecimal change = BigDecimal.ZERO;
            for (SizedOrder order : plan.orders()) {
                BigDecimal value = markets.get(order.strategy())
                        .filters()
                        .notional(
                                order.quantity(),
                                markets.get(order.strategy()).quote().takerPrice(order.side()));
                BigDecimal fee = value.multiply(account.feeRate);
                if (order.purpose() != Purpose.OPEN) {
                    Holding held = books.holding(order.strategy()).orElseThrow();
                    BigDecimal sign = BigDecimal.valueOf(held.side().sign());
                    change = change.add(
                            value.subtract(held.costOf(order.quantity())).multiply(sign));
                }
                change = change.subtract(fee);
                books = Step.fill(books, order, value, fee);
            }
            // Dust that a close leaves is written off.
            BigDecimal dust = books.valueAtCost().subtract(plan.books().valueAtCost());
            assertThat(books.valueAtCost()
                            .subtract(before.valueAtCost())
                            .subtract(change)
                            .abs())
                    .isLessThan(TINY);
            assertThat(dust).isBetween(BigDecimal.ZERO, new BigDecimal("100"));
        });
    }

    @Property(tries = 100)
    void planningTwiceIsPlanningOnce(@ForAll @LongRange(min = 0) long seed) {
        run(seed, (account, targets, markets, before, plan) -> {
            assertThat(SlotPlan.of(account.allocation, before, targets, markets, account.feeRate))
                    .isEqualTo(plan);
            Map<String, TargetState> executed = new HashMap<>(targets);
            executed.keySet().removeIf(name -> plan.books().holding(name).isEmpty());
            assertThat(SlotPlan.of(account.allocation, plan.books(), executed, markets, account.feeRate)
                            .orders())
                    .isEmpty();
        });
    }

    @Property(tries = 100)
    void theSequenceWithinASlotDoesNotMatter(@ForAll @LongRange(min = 0) long seed) {
        run(seed, (account, targets, markets, before, plan) -> {
            Random random = new Random(seed);
            List<Strategy> strategies = new ArrayList<>(account.allocation.strategies());
            List<String> names = new ArrayList<>(targets.keySet());
            Collections.shuffle(strategies, random);
            Collections.shuffle(names, random);
            Map<String, TargetState> shuffled = new LinkedHashMap<>();
            names.forEach(name -> shuffled.put(name, targets.get(name)));
            Allocation other = new Allocation(account.allocation.policy(), account.allocation.valuation(), strategies);
            assertThat(SlotPlan.of(other, before, shuffled, markets, account.feeRate))
                    .isEqualTo(plan);
        });
    }

    /** Ten times the prices and the cash: the same quantities, with ticks that do not round. */
    @Property(tries = 100)
    void pricesAndCashTimesAConstantLeaveTheQuantities(@ForAll @LongRange(min = 0) long seed) {
        Account small = new Account(seed, BigDecimal.ONE);
        Account large = new Account(seed, BigDecimal.TEN);
        Books smallBooks = small.start();
        Books largeBooks = large.start();
        for (int slot = 0; slot < SLOTS; slot++) {
            Map<String, TargetState> targets = small.targets();
            assertThat(large.targets()).isEqualTo(targets);
            SlotPlan one = SlotPlan.of(small.allocation, smallBooks, targets, small.markets(), small.feeRate);
            SlotPlan ten = SlotPlan.of(large.allocation, largeBooks, targets, large.markets(), large.feeRate);
            assertThat(quantities(ten)).isEqualTo(quantities(one));
            smallBooks = one.books();
            largeBooks = ten.books();
        }
    }

    private static List<String> quantities(SlotPlan plan) {
        return plan.orders().stream()
                .map(order -> order.strategy() + " " + order.side() + " "
                        + order.quantity().stripTrailingZeros())
                .toList();
    }

    private interface Law {
        void check(
                Account account,
                Map<String, TargetState> targets,
                Map<String, StrategyMarket> markets,
                Books before,
                SlotPlan plan);
    }

    private static void run(long seed, Law law) {
        Account account = new Account(seed, BigDecimal.ONE);
        Books books = account.start();
        for (int slot = 0; slot < SLOTS; slot++) {
            Map<String, TargetState> targets = account.targets();
            Map<String, StrategyMarket> markets = account.markets();
            SlotPlan plan = SlotPlan.of(account.allocation, books, targets, markets, account.feeRate);
            law.check(account, targets, markets, books, plan);
            books = plan.books();
        }
    }

    /** A random portfolio whose prices walk from slot to slot. */
    private static final class Account {

        final Allocation allocation;
        final BigDecimal feeRate;
        private final BigDecimal scale;
        private final Random random;
        private final boolean shorts;
        private final Map<String, BigDecimal> prices = new LinkedHashMap<>();

        Account(long seed, BigDecimal scale) {
            this.random = new Random(seed);
            this.scale = scale;
            int count = 1 + random.nextInt(6);
            List<Strategy> strategies = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = "s" + i;
                BigDecimal share = BigDecimal.valueOf(5 + random.nextInt(98 / count - 4), 2);
                strategies.add(VectorAccount.strategy(name, share.toPlainString()));
                prices.put(name, BigDecimal.valueOf(100 + random.nextInt(1_000_000), 2));
            }
            AllocationPolicy policy =
                    random.nextBoolean() ? AllocationPolicy.BUY_SIDE_BOOST : AllocationPolicy.MULTI_STRATEGY;
            Valuation valuation = random.nextBoolean() ? Valuation.COST : Valuation.MARKET;
            this.allocation = new Allocation(policy, valuation, strategies);
            this.feeRate = BigDecimal.valueOf(random.nextInt(20), 4);
            this.shorts = random.nextBoolean();
        }

        Books start() {
            return Books.ofCash(
                    BigDecimal.valueOf(1_000 + random.nextInt(1_000_000)).multiply(scale));
        }

        BigDecimal share(String strategy) {
            return allocation.strategies().stream()
                    .filter(each -> each.name().equals(strategy))
                    .findFirst()
                    .orElseThrow()
                    .share();
        }

        /** What a holder can be boosted to beside those that the plan opens. */
        BigDecimal allSharesBut(String strategy, SlotPlan plan) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Strategy each : allocation.strategies()) {
                boolean opens = plan.orders().stream()
                        .anyMatch(order -> order.purpose() == Purpose.OPEN
                                && order.strategy().equals(each.name()));
                if (each.name().equals(strategy) || !opens) {
                    sum = sum.add(each.share());
                }
            }
            return sum;
        }

        Map<String, TargetState> targets() {
            Map<String, TargetState> targets = new LinkedHashMap<>();
            for (String name : prices.keySet()) {
                int drawn = random.nextInt(5);
                if (drawn < 3) {
                    TargetState other = shorts ? TargetState.SHORT : TargetState.LONG;
                    targets.put(name, drawn == 0 ? TargetState.FLAT : drawn == 1 ? TargetState.LONG : other);
                }
            }
            return targets;
        }

        Map<String, StrategyMarket> markets() {
            Map<String, StrategyMarket> markets = new HashMap<>();
            // Sizes of a short position leave no room for a better fill than the best price: no increment.
            BigDecimal increment = BigDecimal.valueOf(shorts ? 0 : random.nextInt(30));
            VenueFilters filters =
                    new VenueFilters(new BigDecimal("1e-12"), STEP, STEP, new BigDecimal("1e12"), BigDecimal.ZERO);
            for (Map.Entry<String, BigDecimal> entry : prices.entrySet()) {
                BigDecimal walk = BigDecimal.valueOf(80 + random.nextInt(45), 2);
                BigDecimal price = entry.getValue().multiply(walk).setScale(2, RoundingMode.UP);
                entry.setValue(price);
                BigDecimal bid = price.multiply(scale);
                BigDecimal ask = shorts ? bid : bid.multiply(new BigDecimal("1.0002"));
                markets.put(entry.getKey(), new StrategyMarket(new Quote(bid, ask), filters, increment));
            }
            return markets;
        }
    }

    /** The books before and after the orders of one phase of a plan. */
    private record Step(Books before, Books after, BigDecimal fees, boolean any) {

        static Step of(
                SlotPlan plan, Books start, Map<String, StrategyMarket> markets, BigDecimal feeRate, Purpose purpose) {
            Books before = start;
            Books after = start;
            BigDecimal fees = BigDecimal.ZERO;
            boolean any = false;
            for (SizedOrder order : plan.orders()) {
                StrategyMarket market = markets.get(order.strategy());
                BigDecimal value = market.filters()
                        .notional(order.quantity(), market.quote().takerPrice(order.side()));
                BigDecimal fee = value.multiply(feeRate);
                Books next = fill(after, order, value, fee);
                if (order.purpose() == Purpose.CLOSE) {
                    next = next.holding(order.strategy())
                                    .filter(left -> Allocation.isDust(left, market))
                                    .isPresent()
                            ? next.without(order.strategy())
                            : next;
                }
                if (order.purpose() == purpose) {
                    any = true;
                    fees = fees.add(fee);
                    after = next;
                } else if (!any) {
                    before = next;
                    after = next;
                }
            }
            return new Step(before, after, fees, any);
        }

        static Books fill(Books books, SizedOrder order, BigDecimal value, BigDecimal fee) {
            Execution execution = new Execution(order.quantity(), value, fee, Execution.FeeIn.QUOTE);
            return order.purpose() == Purpose.OPEN
                    ? books.opened(
                            order.strategy(),
                            order.side() == OrderSide.BUY ? PositionSide.LONG : PositionSide.SHORT,
                            execution)
                    : books.closed(order.strategy(), execution);
        }
    }
}
