package dev.scalpel.local.doctor.venue;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.strategy.PositionSize;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.adapter.VenueAdapters;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the settings trade at one venue.
 *
 * @param mode that with the most consequences: live, testnet, paper
 * @param shares of the account, by symbol: of several strategies the smallest, whose orders are nearest to the minimum; 1 for one of a
 *     size that is no share
 */
record VenueScope(Settings settings, String venue, Mode mode, Map<Symbol, BigDecimal> shares) {

    static VenueScope of(Settings settings, String venue) {
        Map<Symbol, BigDecimal> shares = new LinkedHashMap<>();
        Set<Mode> modes = EnumSet.of(Mode.PAPER);
        if (settings.venue().equals(venue)) {
            modes.add(settings.mode());
            settings.traded()
                    .forEach(symbol ->
                            shares.put(symbol, settings.symbols().share(symbol).orElseThrow()));
        }
        for (Portfolio portfolio : settings.portfolios().values()) {
            if (settings.venueOf(portfolio).equals(venue)) {
                modes.add(settings.modeOf(portfolio));
                portfolio.strategies().stream()
                        .filter(strategy -> strategy.size().isEnabled())
                        .forEach(strategy -> shares.merge(
                                strategy.instrument(),
                                strategy.size() instanceof PositionSize.Share part ? part.share() : BigDecimal.ONE,
                                BigDecimal::min));
            }
        }
        Mode mode = modes.contains(Mode.LIVE) ? Mode.LIVE : modes.contains(Mode.TESTNET) ? Mode.TESTNET : Mode.PAPER;
        return new VenueScope(settings, venue, mode, shares);
    }

    List<Symbol> symbols() {
        return List.copyOf(shares.keySet());
    }

    InstrumentId instrument(Symbol symbol) {
        return new InstrumentId(venue, symbol);
    }

    /**
     * Where bars come from, and orders go.
     *
     * @throws IllegalArgumentException when the settings name an address that is not the venue's
     */
    VenueAddress address() {
        return settings.venueConnection()
                .address()
                .map(text -> VenueAddress.named(text, VenueAdapters.named(venue).addresses()))
                .orElseGet(() -> mode == Mode.TESTNET ? VenueAddress.ofTestnet() : VenueAddress.real());
    }
}
