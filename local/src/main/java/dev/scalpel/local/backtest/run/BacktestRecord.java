package dev.scalpel.local.backtest.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.local.backtest.BacktestPlan;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.store.local.AtomicFile;
import dev.scalpel.trading.Trade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a finished backtest leaves in its directory for those who look at it later: figures, equity and trades. */
public final class BacktestRecord {

    /** The name of the file. */
    public static final String FILE = "backtest.json";

    /** More than a chart has pixels. */
    private static final int MAX_POINTS = 1_500;

    private static final ObjectMapper JSON = ResponseJson.mapper();

    private BacktestRecord() {}

    static void write(Path directory, BacktestPlan plan, ModelBacktest.Run run) {
        ObjectNode document = JSON.createObjectNode();
        document.set("result", JSON.valueToTree(run.result()));
        plan.run().command().ifPresent(line -> document.put("command", line));
        equity(document.putArray("equity"), run.simulated());
        ArrayNode trades = document.putArray("trades");
        run.simulated().trades().forEach(trade -> trades.add(trade(trade)));
        try {
            AtomicFile.replace(directory.resolve(FILE), JSON.writeValueAsBytes(document));
        } catch (IOException e) {
            throw new UncheckedIOException("the result cannot be written to " + directory, e);
        }
    }

    /**
     * The record of a directory; empty if it has none, as directories of earlier releases.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static Optional<JsonNode> read(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException(file + " is damaged: " + damaged.getOriginalMessage(), damaged);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void equity(ArrayNode points, SimulationResult result) {
        double[] curve = result.equityCurve();
        int step = Math.max(1, (curve.length + MAX_POINTS - 1) / MAX_POINTS);
        for (int point = 0; point < curve.length; point += step) {
            // The last point of each stretch, so the last one of all is among them.
            int shown = Math.min(curve.length, point + step) - 1;
            points.addArray().add(result.timeAt(shown)).add(Math.round(curve[shown] * 100) / 100.0);
        }
    }

    private static ObjectNode trade(Trade trade) {
        return JSON.createObjectNode()
                .put("side", trade.position().side().toString())
                .put("strategy", trade.position().basis().strategy())
                .put("quantity", trade.position().quantity())
                .put("entryTime", trade.position().entryTime())
                .put("entryPrice", trade.position().entryPrice())
                .put("exitTime", trade.exitTime())
                .put("exitPrice", trade.exitPrice())
                .put("exitReason", trade.reason().toString())
                .put("netProfit", trade.netProfit())
                .put("netReturn", trade.netReturn());
    }
}
