package dev.scalpel.local.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A tool and the command that answers it.
 *
 * @param command its words
 * @param left out of the answer: what is too long to be read or is of no use to the caller
 */
record QuestionTool(
        String name,
        String title,
        String description,
        List<String> command,
        List<Parameter> parameters,
        Set<String> left) {

    private static final String DAY = "The first time; a day, or a time such as 2026-11-13T06:00:00Z.";

    /** Every tool. A command stands here only if it changes nothing at a venue and nothing in the store. */
    static final List<QuestionTool> ALL = List.of(
            of(
                    "status",
                    "Account, positions and orders",
                    "Whether it trades and in which mode; equity, drawdown, positions, open orders, the model in use and the"
                            + " evidence of the licence, by symbol and portfolio.",
                    List.of("status")),
            of(
                    "explain",
                    "One decision",
                    "Replays one decision from the store: inputs, prediction, decision and its reason, orders and fills.",
                    List.of("explain"),
                    Parameter.symbol(true).inPlace(),
                    Parameter.minute()),
            of(
                    "decisions",
                    "Decisions and their reasons",
                    "The last decisions of the model, one a bar, with the reason in words, and the signals of portfolios with"
                            + " what became of them.",
                    List.of("decisions"),
                    period("Only this portfolio's signals, or 'model' for the model's decisions.")),
            of(
                    "trades",
                    "Closed trades",
                    "The last closed trades: side, quantity, prices, costs, net profit and what ended each.",
                    List.of("trades"),
                    period("Only this portfolio's, or 'model' for the model's.")),
            new QuestionTool(
                    "report",
                    "Performance of a period",
                    "The figures of a report: verdict, returns after costs, drawdown, win rate, costs, calibration, data"
                            + " quality, live against simulated. A week by default.",
                    List.of("report"),
                    List.of(Parameter.from(DAY), Parameter.to()),
                    Set.of("report", "metrics", "equityCurve", "html")),
            of(
                    "models",
                    "Models of a symbol",
                    "The stored models of a symbol, the newest first: which one trades, and why, or why not.",
                    List.of("models"),
                    Parameter.symbol(true)),
            of(
                    "evidence",
                    "Evidence of the licence",
                    "What the procedure has proven on days that nothing had seen, and what a licence still needs.",
                    List.of("evidence")),
            of(
                    "backtests",
                    "Finished backtests",
                    "The finished backtests of the home directory with their figures. It starts none.",
                    List.of("compare")),
            of(
                    "portfolios",
                    "Portfolios",
                    "What each portfolio holds, wants and has under way, and its last outcomes.",
                    List.of("portfolio", "status")),
            of(
                    "signals",
                    "Signals of a portfolio",
                    "The received signals of a portfolio with their outcomes, and what each of the others would be in a run at this time.",
                    List.of("signal", "list"),
                    Parameter.portfolio("A portfolio of the settings.", true),
                    Parameter.from(DAY)),
            of(
                    "venues",
                    "Costs of the venue",
                    "Measured costs of each instrument: fees, half spread, round trip, and where the strategy breaks even.",
                    List.of("venues")));

    QuestionTool {
        command = List.copyOf(command);
        parameters = List.copyOf(parameters);
        left = Set.copyOf(left);
    }

    private static QuestionTool of(
            String name, String title, String description, List<String> command, Parameter... parameters) {
        return new QuestionTool(name, title, description, command, List.of(parameters), Set.of());
    }

    private static Parameter[] period(String portfolio) {
        return new Parameter[] {
            Parameter.symbol(false),
            Parameter.portfolio(portfolio, false),
            Parameter.from(DAY),
            Parameter.to(),
            Parameter.limit()
        };
    }

    /** The JSON schema of its arguments. */
    Map<String, Object> inputSchema() {
        Map<String, Object> properties = new TreeMap<>();
        parameters.forEach(parameter -> properties.put(parameter.name(), parameter.schema()));
        return new TreeMap<>(Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                parameters.stream()
                        .filter(Parameter::required)
                        .map(Parameter::name)
                        .toList(),
                "additionalProperties",
                false));
    }

    /**
     * The command line for these arguments.
     *
     * @throws IllegalArgumentException if one is unknown, missing or malformed
     */
    List<String> commandLine(Map<String, Object> arguments) {
        Set<String> unknown = new TreeSet<>(arguments.keySet());
        parameters.forEach(parameter -> unknown.remove(parameter.name()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown arguments " + unknown + "; " + name + " takes " + names());
        }
        List<String> line = new ArrayList<>(command);
        for (Parameter parameter : parameters) {
            Object value = arguments.get(parameter.name());
            if (value != null) {
                parameter.option().ifPresent(line::add);
                line.add(parameter.argument(value));
            } else if (parameter.required()) {
                throw new IllegalArgumentException("argument '" + parameter.name() + "' is missing");
            }
        }
        return List.copyOf(line);
    }

    private String names() {
        return parameters.isEmpty()
                ? "none"
                : parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
    }
}
