package dev.scalpel.ledger;

import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cells of a decision. Those of the model are empty if no model was used. */
final class DecisionRowFormat implements RowFormat<DecisionRow> {

    private static final String[] HEADER = {
        "bar",
        "revision",
        "reason",
        "close",
        "model_id",
        "tactics_id",
        "features_hash",
        "side",
        "stop_sigmas",
        "target_sigmas",
        "hold_minutes",
        "sigma",
        "predicted_raw",
        "predicted_net",
        "win_probability",
        "share",
        "figures",
        "strategy",
        "origin",
        "signal_id"
    };

    private static final int INSIGHT_CELLS = 12;
    private static final int BRACKET_CELLS = 4;

    @Override
    public String[] header() {
        return HEADER.clone();
    }

    /** Before strategies had names, every decision was the model's; before signals, on none. */
    @Override
    public String[] cellsOfFormerRow() {
        return new String[] {StrategyId.MODEL.name(), StrategyId.MODEL.origin().name(), ""};
    }

    @Override
    public List<Integer> formerWidths() {
        return List.of(17, 19);
    }

    @Override
    public String[] write(DecisionRow row) {
        String[] cells = new String[HEADER.length];
        Arrays.fill(cells, "");
        cells[0] = CsvRowReader.of(row.bar());
        cells[1] = CsvRowReader.of(row.revision());
        cells[2] = row.reason();
        cells[3] = CsvRowReader.of(row.close());
        row.insight().ifPresent(insight -> write(insight, cells));
        cells[16] = CsvRowReader.table(row.figures(), (name, value) -> Double.toString(value));
        cells[17] = row.strategy().name();
        cells[18] = row.strategy().origin().name();
        cells[19] = row.signalId().orElse("");
        return cells;
    }

    private static void write(Insight insight, String[] cells) {
        cells[4] = insight.modelId();
        cells[5] = insight.tacticsId();
        cells[6] = insight.featuresHash();
        insight.bracket().ifPresent(bracket -> {
            cells[7] = bracket.side().name();
            cells[8] = CsvRowReader.of(bracket.stopSigmas());
            cells[9] = CsvRowReader.of(bracket.targetSigmas());
            cells[10] = CsvRowReader.of(bracket.holdMinutes());
        });
        cells[11] = CsvRowReader.of(insight.sigma());
        cells[12] = CsvRowReader.of(insight.predictedRaw());
        cells[13] = CsvRowReader.of(insight.predictedNet());
        cells[14] = CsvRowReader.of(insight.winProbability());
        cells[15] = CsvRowReader.of(insight.share());
    }

    @Override
    public DecisionRow read(CsvRowReader cells) {
        long bar = cells.whole();
        long revision = cells.whole();
        String reason = cells.text();
        double close = cells.number();
        Optional<Insight> insight = insight(cells);
        Map<String, Double> figures = cells.table(Double::valueOf);
        StrategyId strategy = cells.strategy();
        Optional<String> signalId = Optional.of(cells.text()).filter(text -> !text.isEmpty());
        return new DecisionRow(bar, revision, strategy, reason, close, insight, figures, signalId);
    }

    private static Optional<Insight> insight(CsvRowReader cells) {
        if (cells.isEmpty()) {
            cells.skip(INSIGHT_CELLS);
            return Optional.empty();
        }
        String modelId = cells.text();
        String tacticsId = cells.text();
        String featuresHash = cells.text();
        Optional<Bracket> bracket = bracket(cells);
        return Optional.of(new Insight(
                modelId,
                tacticsId,
                featuresHash,
                bracket,
                cells.number(),
                cells.number(),
                cells.number(),
                cells.number(),
                cells.number()));
    }

    private static Optional<Bracket> bracket(CsvRowReader cells) {
        if (cells.isEmpty()) {
            cells.skip(BRACKET_CELLS);
            return Optional.empty();
        }
        return Optional.of(cells.bracket());
    }
}
