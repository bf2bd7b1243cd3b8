package dev.scalpel.ledger;

import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.util.Map;

/** The cells of a trade. */
final class TradeRowFormat implements RowFormat<TradeRow> {

    private static final String[] HEADER = {
        "id",
        "revision",
        "mode",
        "model_id",
        "tactics_id",
        "decision_bar",
        "side",
        "stop_sigmas",
        "target_sigmas",
        "hold_minutes",
        "sigma",
        "entry_time",
        "entry_intended_price",
        "entry_price",
        "entry_intended_quantity",
        "entry_quantity",
        "entry_latency_ms",
        "exit_time",
        "exit_intended_price",
        "exit_price",
        "exit_intended_quantity",
        "exit_quantity",
        "exit_latency_ms",
        "exit_reason",
        "fees",
        "net_profit",
        "net_return",
        "predicted_net",
        "win_probability"
    };

    @Override
    public String[] header() {
        return HEADER.clone();
    }

    @Override
    public String[] write(TradeRow row) {
        Bracket bracket = row.bracket();
        Leg entry = row.entry();
        Leg exit = row.exit();
        return new String[] {
            row.id(),
            CsvRowReader.of(row.revision()),
            row.mode(),
            row.modelId(),
            row.tacticsId(),
            CsvRowReader.of(row.decisionBar()),
            bracket.side().name(),
            CsvRowReader.of(bracket.stopSigmas()),
            CsvRowReader.of(bracket.targetSigmas()),
            CsvRowReader.of(bracket.holdMinutes()),
            CsvRowReader.of(row.sigma()),
            CsvRowReader.of(entry.time()),
            CsvRowReader.of(entry.intendedPrice()),
            CsvRowReader.of(entry.price()),
            CsvRowReader.of(entry.intendedQuantity()),
            CsvRowReader.of(entry.quantity()),
            CsvRowReader.of(entry.latencyMillis()),
            CsvRowReader.of(exit.time()),
            CsvRowReader.of(exit.intendedPrice()),
            CsvRowReader.of(exit.price()),
            CsvRowReader.of(exit.intendedQuantity()),
            CsvRowReader.of(exit.quantity()),
            CsvRowReader.of(exit.latencyMillis()),
            row.exitReason().name(),
            CsvRowReader.table(row.fees(), (asset, fee) -> CsvRowReader.of(fee)),
            CsvRowReader.of(row.netProfit()),
            CsvRowReader.of(row.netReturn()),
            CsvRowReader.of(row.predictedNet()),
            CsvRowReader.of(row.winProbability())
        };
    }

    @Override
    public TradeRow read(CsvRowReader cells) {
        String id = cells.text();
        long revision = cells.whole();
        String mode = cells.text();
        String modelId = cells.text();
        String tacticsId = cells.text();
        long decisionBar = cells.whole();
        Bracket bracket = cells.bracket();
        double sigma = cells.number();
        Leg entry = leg(cells);
        Leg exit = leg(cells);
        ExitReason reason = cells.word(ExitReason.class);
        Map<String, BigDecimal> fees = cells.table(BigDecimal::new);
        return new TradeRow(
                id,
                revision,
                mode,
                modelId,
                tacticsId,
                decisionBar,
                bracket,
                sigma,
                entry,
                exit,
                reason,
                fees,
                cells.amount(),
                cells.number(),
                cells.number(),
                cells.number());
    }

    private static Leg leg(CsvRowReader cells) {
        return new Leg(cells.whole(), cells.amount(), cells.amount(), cells.amount(), cells.amount(), cells.whole());
    }
}
