package dev.scalpel.research.studies.data;

import dev.scalpel.market.Symbol;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a bar file says: {@code binance_spot_BTCUSDT_1m_20230701_20240625.csv.gz}, or in the store of a home
 * {@code bars/binance/BTC-USDT/2024-05-01.csv}, whose bars are of the spot market.
 *
 * @param market {@code spot}, or what a venue calls its perpetuals, such as {@code usdm}
 */
record BarFileName(String venue, String market, Symbol symbol) {

    private static final String SPOT = "spot";
    private static final Pattern RECORDED =
            Pattern.compile("([a-z0-9]+)_([a-z0-9]+)_([A-Z0-9]+)_1m(?:_[0-9_-]+)?\\.csv(?:\\.gz)?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\.csv");
    private static final Pattern PAIR = Pattern.compile("[A-Z0-9]{1,20}-[A-Z0-9]{1,20}");
    /** Where a name has no separator between the assets. */
    private static final List<String> QUOTES = List.of(
            "FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USDE", "USD", "EUR", "GBP", "TRY", "BRL", "JPY", "BTC", "ETH",
            "BNB");

    /** Absent for a file that holds no bars of one minute. */
    static Optional<BarFileName> of(Path file) {
        Matcher recorded = RECORDED.matcher(file.getFileName().toString());
        return recorded.matches()
                ? pair(recorded.group(3)).map(symbol -> new BarFileName(recorded.group(1), recorded.group(2), symbol))
                : stored(file);
    }

    private static Optional<Symbol> pair(String assets) {
        return QUOTES.stream()
                .filter(quote -> assets.endsWith(quote) && assets.length() > quote.length())
                .findFirst()
                .map(quote -> new Symbol(assets.substring(0, assets.length() - quote.length()), quote));
    }

    private static Optional<BarFileName> stored(Path file) {
        int names = file.getNameCount();
        if (names < 4
                || !DAY.matcher(file.getFileName().toString()).matches()
                || !file.getName(names - 4).toString().equals("bars")) {
            return Optional.empty();
        }
        String symbol = file.getName(names - 2).toString();
        String venue = file.getName(names - 3).toString();
        return PAIR.matcher(symbol).matches()
                ? Optional.of(new BarFileName(venue, SPOT, Symbol.parse(symbol)))
                : Optional.empty();
    }
}
