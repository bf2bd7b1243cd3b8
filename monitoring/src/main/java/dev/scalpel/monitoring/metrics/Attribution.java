package dev.scalpel.monitoring.metrics;

import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.statistics.Quantiles;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Where the profit came from: one group of trades per value of a dimension.
 *
 * @param groups in the order of the dimension; every trade is in one group
 */
public record Attribution(String dimension, List<Group> groups) {

    /** A long period is sampled for the thirds of volatility. */
    private static final int MAX_MINUTES = 20_000;

    private static final int TREND_MINUTES = 60;
    /** A move of an hour beyond this many σ is a trend: about a third of the hours rise, a third fall. */
    private static final double TREND_SIGMAS = 3;

    /** @param netProfit in the quote asset */
    public record Group(String name, int trades, int wins, double netProfit, double meanReturn) {

        private Group and(TradeRow row) {
            double profit = row.netProfit().doubleValue();
            return new Group(
                    name,
                    trades + 1,
                    wins + (profit > 0 ? 1 : 0),
                    netProfit + profit,
                    meanReturn + (row.netReturn() - meanReturn) / (trades + 1));
        }
    }

    public Attribution {
        groups = List.copyOf(groups);
    }

    /** By exit, side, regime, model and hour. */
    public static List<Attribution> of(SymbolRecords records) {
        List<TradeRow> rows = records.trades();
        double[] thirds = thirds(records);
        return List.of(
                by("Exit", rows, row -> label(row.exitReason().name())),
                by("Side", rows, row -> label(row.side().name())),
                by("Volatility at entry", rows, row -> volatility(row.basis().volatility(), thirds)),
                by("Trend at entry", rows, row -> trend(row, records.bars())),
                by("Model", rows, row -> row.modelId().orElse("no model")),
                by("Hour of entry, UTC", rows, Attribution::hour));
    }

    /** The groups of several symbols added up. */
    public static List<Attribution> sum(List<List<Attribution>> ofSymbols) {
        if (ofSymbols.isEmpty()) {
            return List.of();
        }
        List<Attribution> sums = new ArrayList<>();
        for (int dimension = 0; dimension < ofSymbols.get(0).size(); dimension++) {
            Map<String, Group> groups = new TreeMap<>();
            String name = ofSymbols.get(0).get(dimension).dimension();
            for (List<Attribution> one : ofSymbols) {
                one.get(dimension).groups().forEach(group -> groups.merge(group.name(), group, Attribution::plus));
            }
            sums.add(new Attribution(name, List.copyOf(groups.values())));
        }
        return sums;
    }

    private static Group plus(Group one, Group other) {
        int trades = one.trades() + other.trades();
        return new Group(
                one.name(),
                trades,
                one.wins() + other.wins(),
                one.netProfit() + other.netProfit(),
                (one.meanReturn() * one.trades() + other.meanReturn() * other.trades()) / trades);
    }

    static Attribution by(String dimension, List<TradeRow> rows, Function<TradeRow, String> group) {
        Map<String, Group> groups = new TreeMap<>();
        for (TradeRow row : rows) {
            String name = group.apply(row);
            Group before = groups.getOrDefault(name, new Group(name, 0, 0, 0, 0));
            groups.put(name, before.and(row));
        }
        return new Attribution(dimension, List.copyOf(groups.values()));
    }

    private static String hour(TradeRow row) {
        int hour =
                Instant.ofEpochMilli(row.entry().time()).atZone(ZoneOffset.UTC).getHour();
        return String.format(Locale.ROOT, "%02d", hour);
    }

    /** The thirds of σ over the bars of the period. */
    private static double[] thirds(SymbolRecords records) {
        double[] all = VolatilityUnit.of(records.periodBars());
        int stride = 1 + all.length / MAX_MINUTES;
        double[] sigmas = IntStream.iterate(0, i -> i < all.length, i -> i + stride)
                .mapToDouble(i -> all[i])
                .filter(Double::isFinite)
                .toArray();
        return sigmas.length == 0
                ? new double[] {}
                : new double[] {Quantiles.of(sigmas, 1 / 3.0), Quantiles.of(sigmas, 2 / 3.0)};
    }

    private static String volatility(double sigma, double[] thirds) {
        if (thirds.length == 0 || sigma == 0) {
            return "unknown";
        }
        return sigma <= thirds[0] ? "low third" : sigma <= thirds[1] ? "middle third" : "high third";
    }

    private static String trend(TradeRow row, BarSeries bars) {
        int now = bars.rowOf(row.decisionBar());
        int before = bars.rowOf(Minutes.plus(row.decisionBar(), -TREND_MINUTES));
        if (now < 0 || before < 0 || row.basis().volatility() == 0) {
            return "unknown";
        }
        double move = (bars.close(now) / bars.close(before) - 1) / row.basis().volatility();
        return move > TREND_SIGMAS ? "rising hour" : move < -TREND_SIGMAS ? "falling hour" : "sideways hour";
    }

    private static String label(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
