package dev.scalpel.retrieval.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.Symbol;
import dev.scalpel.universe.Coin;
import dev.scalpel.universe.Exclusion;
import dev.scalpel.universe.Universe.Excluded;
import dev.scalpel.universe.Universe.Member;
import dev.scalpel.universe.UniverseRules;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UniverseSelectionTest {

    private static final String[] TEN = {"AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III", "JJJ"};

    private static UniverseSelection select(int size, ListedCoins source, Predicate<Symbol> traded) {
        return new UniverseSelection(
                        new UniverseRules("binance", "USDT", size, 1e6), traded, new PriceHistory(List.of()))
                .from(source);
    }

    private static List<String> members(UniverseSelection selection) {
        return selection.members().stream()
                .map(Member::symbol)
                .map(Symbol::toString)
                .toList();
    }

    private static Map<String, Exclusion> excluded(UniverseSelection selection) {
        return selection.excluded().stream()
                .collect(Collectors.toMap(left -> left.coin().name(), Excluded::reason));
    }

    @Test
    void theLargestThatTheVenueTradesAreMembers() {
        UniverseSelection selection = select(
                3, new ListedCoins(250).with(TEN), symbol -> !symbol.base().equals("BBB"));

        assertThat(members(selection)).containsExactly("AAA/USDT", "CCC/USDT", "DDD/USDT");
        assertThat(selection.members().get(2).rank()).isEqualTo(4);
        assertThat(excluded(selection)).containsExactly(Map.entry("Coin BBB", Exclusion.NOT_TRADED));
    }

    @Test
    void readsOnlyAsManyPagesAsItNeeds() {
        ListedCoins source = new ListedCoins(10).with(TEN).with("KKK", "LLL").with(TEN);

        assertThat(members(select(11, source, symbol -> true))).hasSize(11).endsWith("KKK/USDT");
        assertThat(source.requests).isEqualTo(2);
    }

    @Test
    void stopsWhereTheSourceKnowsNoMarketCapitalisations() {
        ListedCoins source = new ListedCoins(10).with(TEN);
        for (int coin = 0; coin < 40; coin++) {
            source.with(new Coin("Z" + coin, "Unknown " + coin, 1, 0, 1e9));
        }

        assertThat(members(select(20, source, symbol -> true))).hasSize(10);
        assertThat(source.requests).isEqualTo(2);
    }

    @Test
    void whatFollowsAnotherPriceIsLeftOut() {
        ListedCoins source = new ListedCoins(250)
                .with("BTC", "Bitcoin", 90_000)
                .with("USDT", "Tether", 1)
                .with("USDE", "Ethena USDe", 1)
                .with("EURI", "Eurite", 1.16)
                .with("STETH", "Lido Staked Ether", 3_000)
                .with("WBTC", "Wrapped Bitcoin", 90_000)
                .with("XYZ", "Bridged XYZ", 3)
                .with("SAFE", "Safe", 0.2)
                .with("BUIDL", "BlackRock USD Institutional Digital Liquidity Fund", 1)
                .with("ETH", "Ethereum", 3_000)
                .with("STAKE", "Stakehouse", 2);

        UniverseSelection selection = select(20, source, symbol -> true);

        assertThat(members(selection)).containsExactly("BTC/USDT", "SAFE/USDT", "ETH/USDT", "STAKE/USDT");
        assertThat(excluded(selection))
                .containsEntry("Tether", Exclusion.STABLECOIN)
                .containsEntry("Ethena USDe", Exclusion.STABLECOIN)
                .containsEntry("Eurite", Exclusion.STABLECOIN)
                .containsEntry("Lido Staked Ether", Exclusion.WRAPPED)
                .containsEntry("Wrapped Bitcoin", Exclusion.WRAPPED)
                .containsEntry("Bridged XYZ", Exclusion.WRAPPED);
    }

    @Test
    void ofTwoCoinsWithOneTickerTheLargerIsMeant() {
        ListedCoins source = new ListedCoins(250).with("AAA", "Large", 5).with(TEN);

        UniverseSelection selection = select(3, source, symbol -> true);

        assertThat(selection.members().get(0).coin().name()).isEqualTo("Large");
        assertThat(excluded(selection)).containsExactly(Map.entry("Coin AAA", Exclusion.DUPLICATE));
    }

    @Test
    void whatIsHardlyTradedOrHasAStrangeTickerIsLeftOut() {
        ListedCoins source = new ListedCoins(250)
                .with(new Coin("THIN", "Thin", 5, 1e12, 999_999))
                .with("$WIF", "Hat", 2)
                .with(new Coin("NOCAP", "No cap", 5, 0, 1e9))
                .with(TEN);

        assertThat(excluded(select(3, source, symbol -> true)))
                .containsOnly(
                        Map.entry("Thin", Exclusion.LOW_VOLUME),
                        Map.entry("Hat", Exclusion.NOT_TRADED),
                        Map.entry("No cap", Exclusion.NO_MARKET_CAP));
    }

    @Test
    void aListThatCannotBeOneIsRefused() {
        assertThatThrownBy(() -> select(3, new ListedCoins(250).with("AAA", "BBB"), symbol -> true))
                .isInstanceOf(MarketCapsException.class)
                .hasMessageContaining("lists 2 coins");
        ListedCoins disordered = new ListedCoins(250).with(TEN).with(new Coin("BIG", "Big", 1, 9e12, 1e9));
        assertThatThrownBy(() -> select(11, disordered, symbol -> true))
                .isInstanceOf(MarketCapsException.class)
                .hasMessageContaining("not in order of market capitalisation: BIG is at place 11");
    }
}
