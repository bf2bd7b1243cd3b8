package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.market.MarketArchive;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** Addresses as in README.md and python/utility.py of binance-public-data. */
class BinanceArchiveTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");

    @Test
    void barsOfSpotAreThereByDayAndByMonth() {
        MarketArchive archive = VenueAdapters.named("binance").archive().orElseThrow();

        assertThat(archive.address()).isEqualTo(URI.create("https://data.binance.vision/"));
        assertThat(archive.bars(BTC, YearMonth.of(2021, 1)))
                .isEqualTo("data/spot/monthly/klines/BTCUSDT/1m/BTCUSDT-1m-2021-01.zip");
        assertThat(archive.bars(BTC, LocalDate.of(2021, 1, 2)))
                .isEqualTo("data/spot/daily/klines/BTCUSDT/1m/BTCUSDT-1m-2021-01-02.zip");
        assertThat(archive.checksum("BTCUSDT-1m-2021-01.zip")).isEqualTo("BTCUSDT-1m-2021-01.zip.CHECKSUM");
        assertThat(archive.fundings(BTC, YearMonth.of(2021, 1))).isEmpty();
    }

    @Test
    void perpetualsHaveAFolderOfTheirOwnAndFundingsByMonth() {
        MarketArchive archive = VenueAdapters.named("binance-usdm").archive().orElseThrow();

        assertThat(archive.bars(BTC, YearMonth.of(2021, 1)))
                .isEqualTo("data/futures/um/monthly/klines/BTCUSDT/1m/BTCUSDT-1m-2021-01.zip");
        assertThat(archive.bars(BTC, LocalDate.of(2021, 1, 2)))
                .isEqualTo("data/futures/um/daily/klines/BTCUSDT/1m/BTCUSDT-1m-2021-01-02.zip");
        assertThat(archive.fundings(BTC, YearMonth.of(2021, 1)))
                .contains("data/futures/um/monthly/fundingRate/BTCUSDT/BTCUSDT-fundingRate-2021-01.zip");
    }
}
