package dev.scalpel.research.studies.updates;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Collects equally weighted samples of each kind, paired: a market's mean day, or a day's mean over pairs. */
final class UpdateRows {

    private static final double BP = 1e4;

    private final String market;
    private final Map<UpdateKind, List<Double>> samples = new EnumMap<>(UpdateKind.class);

    UpdateRows(String market) {
        this.market = market;
    }

    /** A sample of every kind. */
    void add(Map<UpdateKind, Double> sample) {
        sample.forEach((kind, value) ->
                samples.computeIfAbsent(kind, one -> new ArrayList<>()).add(value));
    }

    List<UpdateRow> rows(double networkShare, double tacticsShare) {
        List<UpdateRow> rows = new ArrayList<>();
        List<Double> before = List.of();
        List<Double> scores = List.of();
        for (Map.Entry<UpdateKind, List<Double>> one : samples.entrySet()) {
            UpdateKind kind = one.getKey();
            List<Double> with = one.getValue();
            // Both kinds of tactics are compared with the scores that they trade.
            List<Double> differences = differences(with, kind == UpdateKind.TACTICS ? scores : before);
            rows.add(new UpdateRow(
                    market,
                    kind,
                    with.size(),
                    mean(with) * BP,
                    differences.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(mean(differences) * BP),
                    error(differences),
                    share(kind, networkShare, tacticsShare),
                    Optional.empty()));
            scores = kind.isOfScores() ? with : scores;
            before = with;
        }
        return rows;
    }

    /** None for the first kind. */
    private static List<Double> differences(List<Double> with, List<Double> without) {
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < without.size(); i++) {
            differences.add(with.get(i) - without.get(i));
        }
        return differences;
    }

    private static double share(UpdateKind kind, double networkShare, double tacticsShare) {
        return switch (kind) {
            case NETWORK -> networkShare;
            case TACTICS -> tacticsShare;
            default -> 1;
        };
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    static double mean(double[] values) {
        return DoubleStream.of(values).average().orElse(0);
    }

    private static OptionalDouble error(List<Double> values) {
        if (values.size() < 2) {
            return OptionalDouble.empty();
        }
        double mean = mean(values);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return OptionalDouble.of(Math.sqrt(squares / (values.size() - 1) / values.size()) * BP);
    }
}
