package dev.scalpel.research.studies.updates;

import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.studies.data.Looks;
import dev.scalpel.research.studies.data.StudyPair;
import dev.scalpel.research.studies.data.StudyPairs;
import dev.scalpel.trading.Costs;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * What the updates of the product's score style were worth on stored bars: each pair's shadow account with and without
 * them, day by day. A day is the mean over the pairs that have it, and the errors are those of the mean over days. A pair does not have the
 * days on which it was not in the universe.
 */
public final class BarsUpdateStudy {

    private static final double BP = 1e4;

    private final StudyPairs pairs;
    private final double costBp;
    private final EnumSet<UpdateKind> kinds;
    private final Consumer<String> progress;

    /**
     * All updates.
     *
     * @param costBp per side
     * @param progress receives a line for each finished pair
     */
    public static BarsUpdateStudy online(StudyPairs pairs, double costBp, Consumer<String> progress) {
        return new BarsUpdateStudy(pairs, costBp, EnumSet.allOf(UpdateKind.class), progress);
    }

    /** Tactics by regime alone, on the scores of the nightly map. */
    public static BarsUpdateStudy tactics(StudyPairs pairs, double costBp, Consumer<String> progress) {
        return new BarsUpdateStudy(pairs, costBp, EnumSet.of(UpdateKind.TACTICS), progress);
    }

    private BarsUpdateStudy(StudyPairs pairs, double costBp, EnumSet<UpdateKind> kinds, Consumer<String> progress) {
        if (!(costBp >= 0 && costBp < BP)) {
            throw new IllegalArgumentException("the cost per side must lie in [0, " + BP + ") bp: " + costBp);
        }
        this.pairs = pairs;
        this.costBp = costBp;
        this.kinds = EnumSet.copyOf(kinds);
        this.progress = progress;
    }

    public record Result(double costBp, List<UpdateRow> rows, Looks looks) {}

    public Result run() {
        List<UpdateRow> rows = new ArrayList<>();
        Map<Long, List<Map<UpdateKind, Double>>> byDay = new TreeMap<>();
        double network = 0;
        double tactics = 0;
        double days = 0;
        for (Symbol symbol : pairs.symbols()) {
            StudyPair pair = pairs.read(symbol);
            if (!isEverMember(pair)) {
                progress.accept(symbol + ", 0 days");
                continue;
            }
            long from = pair.period().from().toEpochDay();
            UpdateReturns returns = UpdateReturns.of(
                    pair.bars(),
                    pair.reference(),
                    UpdateSetup.product(Costs.of(costBp / BP, 0)),
                    from,
                    kinds,
                    pair.inUniverse());
            UpdateRows own = new UpdateRows(symbol.toString());
            boolean[] counted = returns.counted();
            int traded = 0;
            for (int day = 0; day < counted.length; day++) {
                if (!counted[day]) {
                    continue;
                }
                traded++;
                Map<UpdateKind, Double> sample = new EnumMap<>(UpdateKind.class);
                for (Map.Entry<UpdateKind, ShadowResult> kind :
                        returns.accounts().entrySet()) {
                    sample.put(kind.getKey(), kind.getValue().returns()[day]);
                }
                own.add(sample);
                byDay.computeIfAbsent(from + day, one -> new ArrayList<>()).add(sample);
            }
            progress.accept(symbol + ", " + traded + " days");
            own.rows((double) returns.networkDays() / traded, (double) returns.tacticsDays() / traded).stream()
                    .map(row -> row.withTrades(returns.account(row.kind()).tradesSha256()))
                    .forEach(rows::add);
            network += returns.networkDays();
            tactics += returns.tacticsDays();
            days += traded;
        }
        if (days == 0) {
            throw new IllegalArgumentException("no pair was in the universe on any of its days: " + pairs.symbols());
        }
        UpdateRows pooled = new UpdateRows("pooled");
        byDay.values().forEach(samples -> pooled.add(mean(samples)));
        rows.addAll(pooled.rows(network / days, tactics / days));
        return new Result(costBp, List.copyOf(rows), Looks.of(looks(rows), pairs.file()));
    }

    private static boolean isEverMember(StudyPair pair) {
        return LongStream.iterate(
                        Minutes.plus(pair.period().fromTime(), 1),
                        closed -> closed <= pair.period().toTime(),
                        closed -> Minutes.plus(closed, 1))
                .anyMatch(pair.inUniverse());
    }

    private static int looks(List<UpdateRow> rows) {
        return (int) rows.stream().map(UpdateRow::kind).distinct().count();
    }

    private static Map<UpdateKind, Double> mean(List<Map<UpdateKind, Double>> samples) {
        Map<UpdateKind, Double> mean = new EnumMap<>(UpdateKind.class);
        for (UpdateKind kind : samples.get(0).keySet()) {
            mean.put(
                    kind,
                    UpdateRows.mean(
                            samples.stream().map(sample -> sample.get(kind)).toList()));
        }
        return mean;
    }
}
