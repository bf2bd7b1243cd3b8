package dev.scalpel.monitoring.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostModelTest {

    private static final PriceTable.Prices ROUND = new PriceTable.Prices(
            0.00001, 0.00002, 0.000001, 0.00001, 0.000001, 0.02, 0.000001, 0.1, 0.3, 0.5, 3, 0.4, 0.00001, 0.0001, 0.1);
    private static final PriceTable.FreeEachMonth FREE =
            new PriceTable.FreeEachMonth(400_000, 1_000_000, 14_000_000, 10, 10, 5, 3, 1_000, 0.5);
    private static final PriceTable TABLE = new PriceTable(LocalDate.EPOCH, "test", ROUND, FREE);
    private static final Measured MEASURED = new Measured(
            LocalDate.EPOCH,
            List.of("test"),
            new Measured.PerCall(0.1, 0.1),
            new Measured.PerCall(0.05, 0.05),
            100,
            new Measured.PerCall(10, 10),
            3,
            1,
            8,
            1,
            0.5,
            1_000);

    @Test
    void countsAMonthByHand() {
        Bill bill = new CostModel(settings("mode: testnet"), TABLE, MEASURED).bill(1, false);

        double minutes = 43_830; // a twelfth of a year of 365.25 days
        // 0.2 s at half a gigabyte, once a minute.
        assertThat(usd(bill, "Lambda: data-retrieval")).isCloseTo(minutes * 0.2 * 0.5 * 0.00001, within(1e-9));
        // The chained call does the minute's work, the scheduled one finds it done.
        assertThat(usd(bill, "Lambda: execution")).isCloseTo(minutes * (0.1 + 0.05) * 0.00001, within(1e-9));
        assertThat(usd(bill, "Lambda: training")).isCloseTo(30.4375 * 100 * 3_538 / 1_024 * 0.00001, within(1e-9));
        assertThat(usd(bill, "S3: writes")).isCloseTo(minutes * 4 * 0.00001, within(1e-9));
        assertThat(usd(bill, "S3: reads")).isCloseTo(minutes * 8 * 0.000001, within(1e-9));
        assertThat(usd(bill, "CloudWatch: alarms")).isCloseTo(0.3, within(1e-9));
        assertThat(usd(bill, "Secrets Manager: keys")).isEqualTo(0.4);
    }

    @Test
    void paperTradingNeedsNoSecret() {
        Bill bill = new CostModel(settings(""), TABLE, MEASURED).bill(1, false);
        assertThat(usd(bill, "Secrets Manager: keys")).isZero();
    }

    @Test
    void theFreeTierTakesOffWhatItCoversAndNoMore() {
        CostModel model = new CostModel(settings(""), TABLE, MEASURED);
        assertThat(usd(model.bill(1, true), "Lambda: training")).isZero();
        assertThat(usd(model.bill(1, true), "S3: writes")).isEqualTo(usd(model.bill(1, false), "S3: writes"));

        double gbSeconds = model.bill(1_000, false).lines().stream()
                .filter(line -> line.unit().equals("GB-s"))
                .mapToDouble(Bill.Line::quantity)
                .sum();
        double lambda = model.bill(1_000, true).lines().stream()
                .filter(line -> line.unit().equals("GB-s"))
                .mapToDouble(Bill.Line::usd)
                .sum();
        assertThat(lambda).isCloseTo((gbSeconds - 400_000) * 0.00001, within(1e-6));
    }

    @Test
    void aDashboardIsPaidOnlyWhereThereIsOne() {
        assertThat(usd(
                        new CostModel(settings("aws: {dashboard: true}"), TABLE, MEASURED).bill(1, false),
                        "CloudWatch: dashboard"))
                .isEqualTo(3);
        assertThat(usd(new CostModel(settings(""), TABLE, MEASURED).bill(1, false), "CloudWatch: dashboard"))
                .isZero();
    }

    @Test
    void growsNoFasterThanTheSymbols() {
        CostModel model = CostModel.of(settings(""));
        double one = model.bill(1, false).total();
        assertThat(model.bill(10, false).total()).isLessThan(10 * one);
        assertThat(model.bill(1_000, false).total()).isLessThan(1_000 * one);
        assertThat(model.bill(1_000, false).dominant().what()).isEqualTo("S3: writes");
    }

    @Test
    void oneSymbolWithEverythingStaysBelowThreeDollars() {
        CostModel live = CostModel.of(settings("mode: live\nexchange: {liveConfirmation: i-trade-real-money}"));
        assertThat(live.bill(1, false).total()).isBetween(1.0, 3.0);
    }

    @Test
    void refusesNoSymbols() {
        assertThatThrownBy(() -> CostModel.of(settings("")).bill(0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("symbols must be >= 1: 0");
    }

    private static double usd(Bill bill, String line) {
        return bill.lines().stream()
                .filter(each -> each.what().equals(line))
                .findFirst()
                .orElseThrow()
                .usd();
    }

    private static Settings settings(String yaml) {
        return SettingsReader.fromText("test", yaml, Map.of()).settings();
    }
}
