package dev.scalpel.local.cli.portfolio;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.SlotPlan;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.setup.PortfolioSetup;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.TargetState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel portfolio plan}. */
@Command(
        name = "plan",
        description =
                "Say what one slot's signals would order, and what the books would be if every order filled at the"
                        + " given prices. Sends and stores nothing.")
final class PortfolioPlanCommand implements Callable<Integer> {

    private static final int BASIS_POINT = 4;

    @ParentCommand
    private @Nullable PortfolioCommand parent;

    @Parameters(index = "0", paramLabel = "NAME", description = "Portfolio of the settings.")
    private String name = "";

    @Option(
            names = "--cash",
            paramLabel = "N",
            required = true,
            description = "Cash of the account, in its quote asset.")
    private String cash = "";

    @Option(
            names = "--hold",
            paramLabel = "STRATEGY=QUANTITY@COST",
            description = "What a strategy holds, and what all of it cost; a negative quantity is a short position.")
    private List<String> holds = new ArrayList<>();

    @Option(
            names = "--signals",
            paramLabel = "STRATEGY=ACTION,…",
            required = true,
            description = "Signals of the slot: buy, sell, long, short or flat.")
    private List<String> signals = new ArrayList<>();

    @Option(
            names = "--price",
            paramLabel = "BASE/QUOTE=N,…",
            required = true,
            description = "Best bid and ask of each instrument.")
    private List<String> prices = new ArrayList<>();

    @Option(
            names = "--tick",
            paramLabel = "BASE/QUOTE=N,…",
            description = "Tick of an instrument (default: the venue's, if stored, else 8 decimals).")
    private List<String> ticks = new ArrayList<>();

    @Option(
            names = "--step",
            paramLabel = "BASE/QUOTE=N,…",
            description = "Step of an instrument (default: the venue's, if stored, else 8 decimals).")
    private List<String> steps = new ArrayList<>();

    @Option(
            names = "--fee-bp",
            paramLabel = "N",
            defaultValue = "0",
            description = "Fee of each order in basis points of its value, in the quote asset (default: 0).")
    private String feeBp = "0";

    @Option(
            names = "--increment-bp",
            paramLabel = "N",
            description = "How far an order's limit lies beyond the price (default: the portfolio's).")
    private @Nullable String incrementBp;

    @Override
    public Integer call() {
        GlobalOptions options = PortfolioCommand.globalOptions(parent);
        NamedPortfolio named = NamedPortfolio.of(options, name);
        Portfolio portfolio = named.portfolio();
        PlanInput input = new PlanInput(named);
        Books books = input.books(NamedNumbers.notNegative("--cash", cash), holds);
        Map<String, TargetState> targets = input.targets(signals);
        BigDecimal increment = Optional.ofNullable(incrementBp)
                .map(text -> NamedNumbers.notNegative("--increment-bp", text))
                .orElse(portfolio.incrementBp());
        Map<String, StrategyMarket> markets = input.markets(prices, ticks, steps, increment);
        input.requirePrices(books, targets, markets);
        Allocation allocation = new PortfolioSetup(named.context().settings(), portfolio).allocation(named.margin());
        BigDecimal feeRate = NamedNumbers.notNegative("--fee-bp", feeBp).movePointLeft(BASIS_POINT);
        SlotPlan plan = SlotPlan.of(allocation, books, targets, input.terms(), markets, feeRate);
        PlanDocument document = PlanDocument.of(plan, PlanNotes.of(named, targets.keySet()));
        options.print(document, document.text());
        return ExitCode.OK;
    }
}
