package dev.scalpel.research.studies.updates;

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

/**
 * What the updates of the product's score style were worth on stored bars: each pair's shadow account with and without
 * them, day by day. A day is the mean over the pairs that have it, and the errors are those of the mean over days.
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
            long from = pair.period().from().toEpochDay();
            UpdateReturns returns = UpdateReturns.of(
                    pair.bars(), pair.reference(), UpdateSetup.product(Costs.of(costBp / BP, 0)), from, kinds);
            UpdateRows own = new UpdateRows(symbol.toString());
            int traded = returns.days();
            for (int day = 0; day < traded; day++) {
                Map<UpdateKind, Double> sample = new EnumMap<>(UpdateKind.class);
                for (Map.Entry<UpdateKind, ShadowAccount.Result> kind :
                        returns.accounts().entrySet()) {
                    sample.put(kind.getKey(), kind.getValue().returns()[day]);
                }
                own.add(sample);
                byDay.computeIfAbsent(from + day, one -> new ArrayList<>()).add(sample);
            }
            own.rows((double) returns.networkDays() / traded, (double) returns.tacticsDays() / traded).stream()
                    .map(row -> row.withTrades(returns.account(row.kind()).tradesSha256()))
                    .forEach(rows::add);
            network += returns.networkDays();
            tactics += returns.tacticsDays();
            days += traded;
            progress.accept(symbol + ", " + traded + " days");
        }
        UpdateRows pooled = new UpdateRows("pooled");
        byDay.values().forEach(samples -> pooled.add(mean(samples)));
        rows.addAll(pooled.rows(network / days, tactics / days));
        return new Result(costBp, List.copyOf(rows), Looks.of(looks(rows), pairs.file()));
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
