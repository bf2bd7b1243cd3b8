package dev.scalpel.retrieval.universe;

import dev.scalpel.universe.Coin;
import dev.scalpel.universe.Exclusion;
import java.util.Set;
import java.util.regex.Pattern;

/** Coins that follow the price of something else: their returns are not their own. Kept by hand; {@link Exclusion#PEGGED} finds what is missing. */
final class CoinKinds {

    /** Beside every ticker that has USD in it. */
    private static final Set<String> STABLE = Set.of(
            "DAI", "FRAX", "GHO", "MIM", "DOLA", "BOLD", "EURC", "EURI", "EURT", "EURS", "EURQ", "EURCV", "AEUR",
            "AGEUR", "EURA", "XSGD", "XIDR", "TRYB", "BRZ", "BIDR", "IDRT", "GYEN", "MXNT", "CNHT", "BUIDL", "OUSG",
            "YLDS");

    private static final Set<String> WRAPPED = Set.of(
            "WBTC", "CBBTC", "TBTC", "LBTC", "FBTC", "BTCB", "RENBTC", "HBTC", "SOLVBTC", "BBTC", "EBTC", "PUMPBTC",
            "WETH", "STETH", "WSTETH", "RETH", "CBETH", "WBETH", "WEETH", "EETH", "EZETH", "RSETH", "METH", "CMETH",
            "SFRXETH", "FRXETH", "OSETH", "SWETH", "LSETH", "BETH", "JITOSOL", "MSOL", "BNSOL", "JUPSOL", "BBSOL",
            "STSOL", "WSOL", "WBNB", "SLISBNB", "WAVAX", "SAVAX", "WMATIC", "WPOL", "WTRX", "WHYPE", "KHYPE", "STHYPE",
            "WS", "STS");

    private static final Pattern NAME_OF_A_CLAIM =
            Pattern.compile("\\b(wrapped|staked|restaked|bridged|pegged|liquid staking)\\b", Pattern.CASE_INSENSITIVE);

    private CoinKinds() {}

    static boolean isStable(Coin coin) {
        return coin.base().contains("USD") || STABLE.contains(coin.base());
    }

    static boolean isWrapped(Coin coin) {
        return WRAPPED.contains(coin.base())
                || NAME_OF_A_CLAIM.matcher(coin.name()).find();
    }
}
