package dev.scalpel.execution.reading;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.strategy.Origin;
import dev.scalpel.trading.EntryBasis;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who trades what: the model its symbols, each portfolio its strategies. */
public record AccountSource(Settings settings) {

    /** The account of what trades without a portfolio, and its strategy. */
    public static final String MODEL = "model";

    /**
     * @param account {@code model}, or the portfolio's name
     * @param strategy {@code model}, or the strategy's name
     */
    public record Traded(String account, String strategy, InstrumentId instrument) {}

    /** The instruments that the model trades. */
    public List<Traded> ofTheModel() {
        return settings.instruments().stream()
                .map(instrument -> new Traded(MODEL, MODEL, instrument))
                .toList();
    }

    /** The strategies of a portfolio, in the order of the settings. */
    public List<Traded> of(Portfolio portfolio) {
        List<Traded> traded = new ArrayList<>();
        for (PortfolioStrategy strategy : portfolio.strategies()) {
            traded.add(new Traded(
                    portfolio.name(),
                    strategy.name(),
                    new InstrumentId(settings.venueOf(portfolio), strategy.instrument())));
        }
        return traded;
    }

    public List<Portfolio> portfolios() {
        return List.copyOf(settings.portfolios().values());
    }

    /** Who made a trade. The source of a signal's trade begins with the portfolio; a rule or a model has its own name. */
    public String accountOf(InstrumentId instrument, EntryBasis basis) {
        for (Portfolio portfolio : portfolios()) {
            boolean named = basis.origin() == Origin.SIGNAL
                    ? basis.sourceId().startsWith(portfolio.name() + ":")
                    : of(portfolio).contains(new Traded(portfolio.name(), basis.strategy(), instrument));
            if (named) {
                return portfolio.name();
            }
        }
        int colon = basis.sourceId().indexOf(':');
        return basis.origin() == Origin.SIGNAL && colon > 0 ? basis.sourceId().substring(0, colon) : MODEL;
    }

    /** Where anything is traded. */
    public List<String> venues() {
        return Stream.concat(Stream.of(settings.venue()), portfolios().stream().map(settings::venueOf))
                .distinct()
                .toList();
    }

    /**
     * The instruments of a symbol. One that has left the settings may have a history at each of the venues.
     *
     * @param instruments those of the settings
     */
    static List<InstrumentId> of(Symbol symbol, List<InstrumentId> instruments, List<String> venues) {
        List<InstrumentId> named = instruments.stream()
                .filter(instrument -> symbol.equals(instrument.symbol()))
                .toList();
        return named.isEmpty()
                ? venues.stream().map(venue -> new InstrumentId(venue, symbol)).toList()
                : named;
    }

    /** Each once, in order of name. */
    public List<InstrumentId> instruments() {
        TreeSet<String> keys = new TreeSet<>();
        List<InstrumentId> instruments = new ArrayList<>();
        List<Traded> all = new ArrayList<>(ofTheModel());
        portfolios().forEach(portfolio -> all.addAll(of(portfolio)));
        all.stream()
                .map(Traded::instrument)
                .filter(instrument -> keys.add(instrument.toString()))
                .forEach(instruments::add);
        return instruments;
    }
}
