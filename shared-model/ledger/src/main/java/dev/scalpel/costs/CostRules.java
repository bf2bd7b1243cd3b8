package dev.scalpel.costs;

import dev.scalpel.costs.CostStatement.Part;
import dev.scalpel.market.Sha256;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.SizeSlippage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which costs a document gives at a time. Commissions apply from when they are known; spreads and depth from the day after
 * they were measured, so that the costs of a day do not change within it. What is older than {@link #MAX_AGE_DAYS} is
 * stale: then the settings apply, part by part.
 */
final class CostRules {

    /** How old the newest commission, spread or probe may be. */
    static final int MAX_AGE_DAYS = 7;

    /** Of how many days the spread and the slippage are the median. */
    static final int WINDOW_DAYS = 14;

    /** Before spreads were sampled: that many times the sampled median. */
    static final double BEFORE_SAMPLING = 1.5;

    private static final double MAX_RATE = 0.05;

    private final CostDocument document;
    private final Costs assumed;
    private final Instant now;
    private final LocalDate today;
    private final List<String> used = new ArrayList<>();

    private CostRules(CostDocument document, Costs assumed, Instant now) {
        this.document = document;
        this.assumed = assumed;
        this.now = now;
        today = day(now);
    }

    /**
     * @param assumed the costs of the settings
     * @param from the first time that is traded or simulated at these costs
     */
    static CostStatement apply(CostDocument document, Costs assumed, FeeAccount account, Instant from, Instant now) {
        CostRules rules = new CostRules(document, assumed, now);
        Optional<FeeVersion> commission = rules.commission(account);
        List<SpreadDay> spreads = rules.spreads();
        boolean beforeSampling = document.sampledSince()
                .filter(first -> day(from).isBefore(first))
                .isPresent();
        Optional<SizeSlippage> slippage = rules.slippage();
        Costs costs = assumed;
        Part fee = Part.ofSettings("no commission of this account was read in the last " + MAX_AGE_DAYS + " days");
        if (commission.isPresent()) {
            costs = rules.withCommission(costs, commission.get().commission());
            fee = Part.measured(
                    "commission of the account, read " + commission.get().checkedAt());
        }
        Part spread = Part.ofSettings("no spread was sampled in the last " + MAX_AGE_DAYS + " finished days");
        if (!spreads.isEmpty()) {
            costs = costs.withHalfSpread(rules.halfSpread(spreads, beforeSampling));
            spread = Part.measured((beforeSampling ? BEFORE_SAMPLING + " times the " : "") + "median of "
                    + spreads.size() + (spreads.size() == 1 ? " day" : " days")
                    + (beforeSampling
                            ? ": the period begins before "
                                    + document.sampledSince().orElseThrow()
                            : ""));
        }
        Part depth = Part.ofSettings("the order book was not read in the last " + MAX_AGE_DAYS + " finished days");
        if (slippage.isPresent()) {
            costs = costs.withSlippage(slippage.get());
            depth = Part.measured("order book up to " + rules.probes().size() + " times");
        }
        return new CostStatement(document.instrument(), costs, fee, spread, depth, rules.hash());
    }

    private Optional<FeeVersion> commission(FeeAccount account) {
        Instant oldest = now.minus(Duration.ofDays(MAX_AGE_DAYS));
        Optional<FeeVersion> known = document.commissions().stream()
                .filter(version ->
                        version.account() == account && !version.asOf().isAfter(now))
                .reduce((earlier, later) -> later)
                .filter(version -> !version.checkedAt().isBefore(oldest));
        known.ifPresent(version -> used.add(version.commission().toString()));
        return known;
    }

    /** The venue's asset of the fee wins over the settings', because it decides whether a fee leaves dust. */
    private Costs withCommission(Costs costs, AccountFee commission) {
        FeeAsset asset = commission.paidIn().isPresent()
                ? FeeAsset.THIRD
                : assumed.feeAsset() == FeeAsset.THIRD ? FeeAsset.RECEIVED : assumed.feeAsset();
        return costs.withFees(
                commission.maker().doubleValue(), commission.taker().doubleValue(), asset);
    }

    /** The finished days of the window; none when even the newest is stale. */
    private List<SpreadDay> spreads() {
        List<SpreadDay> known = document.spreads().stream()
                .filter(spread -> isKnown(spread.day()))
                .toList();
        return known.isEmpty() || isStale(known.get(known.size() - 1).day()) ? List.of() : known;
    }

    private double halfSpread(List<SpreadDay> spreads, boolean beforeSampling) {
        double median = Medians.of(spreads.stream().mapToDouble(SpreadDay::halfSpreadRate));
        double rate = beforeSampling ? BEFORE_SAMPLING * median : median;
        used.add(rate + " of " + spreads);
        return Math.min(rate, MAX_RATE);
    }

    private List<DepthProbe> probes() {
        List<DepthProbe> known = document.probes().stream()
                .filter(probe -> isKnown(day(probe.time())))
                .toList();
        return known.isEmpty() || isStale(day(known.get(known.size() - 1).time())) ? List.of() : known;
    }

    /** An order pays the rate of the smallest probed size that is not below its own; a larger one than any that of the largest. */
    private Optional<SizeSlippage> slippage() {
        NavigableMap<BigDecimal, List<Double>> bySize = new TreeMap<>();
        probes().forEach(probe -> probe.slippageRates()
                .forEach((size, rate) ->
                        bySize.computeIfAbsent(size, none -> new ArrayList<>()).add(rate)));
        if (bySize.isEmpty()) {
            return Optional.empty();
        }
        double base = 0;
        double rate = 0;
        List<SizeSlippage.Step> steps = new ArrayList<>();
        Optional<BigDecimal> smaller = Optional.empty();
        for (Map.Entry<BigDecimal, List<Double>> size : bySize.entrySet()) {
            rate = Math.max(rate, Medians.of(size.getValue().stream().mapToDouble(Double::doubleValue)));
            if (smaller.isEmpty()) {
                base = rate;
            } else {
                steps.add(new SizeSlippage.Step(smaller.get().doubleValue(), rate));
            }
            smaller = Optional.of(size.getKey());
        }
        SizeSlippage slippage = new SizeSlippage(base, steps);
        used.add(slippage.toString());
        return Optional.of(slippage);
    }

    private boolean isKnown(LocalDate day) {
        return day.isBefore(today) && !day.isBefore(today.minusDays(WINDOW_DAYS));
    }

    private boolean isStale(LocalDate day) {
        return day.isBefore(today.minusDays(MAX_AGE_DAYS));
    }

    private Optional<String> hash() {
        return used.isEmpty() ? Optional.empty() : Optional.of(Sha256.hex(String.join("|", used)));
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
