package dev.scalpel.portfolio.paper;

import dev.scalpel.instruments.InstrumentDocument;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.round.RoundTerms;
import dev.scalpel.portfolio.setup.PortfolioSetup;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.message.Recipient;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A portfolio of the settings as it is traded on paper. */
public record PaperPortfolio(Settings settings, Portfolio portfolio) {

    private PortfolioSetup setup() {
        return new PortfolioSetup(settings, portfolio);
    }

    /** In the order of the settings. */
    public List<Strategy> strategies() {
        return setup().strategies();
    }

    /**
     * An order is valid for its minute only.
     *
     * @param margin whether positions are on margin
     */
    public RoundTerms terms(boolean margin) {
        return setup().terms(Minutes.MILLIS, IdempotencyPolicy.ORDER_TIME, margin);
    }

    /** @param bars stored ones of an instrument */
    public PaperConversions conversions(Function<InstrumentId, BarSeries> bars) {
        return new PaperConversions(portfolio.name(), portfolio.quote(), bars);
    }

    /** When a strategy may open a position, if its instrument is traded in this session. */
    public EntryWindow entryWindow(TradingSession session) {
        return setup().entryWindow(session);
    }

    public SlotSchedule schedule() {
        return setup().schedule();
    }

    /** Of the strategies that take signals, by name. */
    public Map<String, SlotSchedule> schedules() {
        return setup().schedules();
    }

    /** Whether its strategies can hold short positions: the rules of every instrument say so. */
    public boolean margin(InstrumentDocument rules, Instant now) {
        return portfolio.strategies().stream()
                .allMatch(each -> rules.sides(each.instrument(), now).contains(PositionSide.SHORT));
    }

    /** Whether one of these strategies trades an instrument with funding. The rules are read only if there are any. */
    public boolean holdsContracts(Collection<String> names, InstrumentStore rules, Instant now) {
        return !names.isEmpty()
                && strategies().stream()
                        .filter(each -> names.contains(each.name()))
                        .anyMatch(each -> rules.rules(each.instrument().symbol(), now)
                                .fundingInterval()
                                .isPresent());
    }

    /** Whom signals are for. */
    public Recipient recipient(InstrumentDocument rules, Instant now) {
        return Recipient.of(portfolio, settings.signals().maxAgeSeconds(), margin(rules, now));
    }

    /** @param market of a strategy; its increment is that of the portfolio */
    public PaperRound round(Function<Strategy, PaperMarket> market) {
        Map<String, PaperMarket> markets = new TreeMap<>();
        strategies().forEach(each -> markets.put(each.name(), market.apply(each)));
        boolean margin = markets.values().stream().anyMatch(PaperMarket::onMargin);
        return new PaperRound(terms(margin), schedules(), markets);
    }
}
