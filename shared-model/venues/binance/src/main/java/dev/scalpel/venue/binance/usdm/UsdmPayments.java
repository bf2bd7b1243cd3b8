package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.margin.MarginPayment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the account was paid or has paid besides its fills. */
final class UsdmPayments {

    static final int PAGE_SIZE = 1_000;

    private final UsdmSigned api;

    UsdmPayments(UsdmSigned api) {
        this.api = api;
    }

    /** "Get Income History": weight 30. Commissions and realised profit are those of the fills and are left out. */
    List<MarginPayment> between(Symbol symbol, long fromMillis, long toMillis) throws IOException {
        List<MarginPayment> all = new ArrayList<>();
        int page = 1;
        List<UsdmRows.Income> rows;
        do {
            rows = api.send(
                    UsdmRequest.get("/fapi/v1/income")
                            .with("symbol", UsdmAdapter.name(symbol))
                            .with("startTime", fromMillis)
                            .with("endTime", toMillis)
                            .with("page", page)
                            .with("limit", PAGE_SIZE),
                    new TypeReference<>() {});
            rows.forEach(row -> payment(row).ifPresent(all::add));
            page++;
        } while (rows.size() == PAGE_SIZE);
        all.sort(Comparator.comparingLong(MarginPayment::time));
        return all;
    }

    /** A transaction's id is unique among those of its type. */
    static Optional<MarginPayment> payment(UsdmRows.Income row) {
        return kind(row.incomeType())
                .map(kind -> new MarginPayment(
                        kind, row.incomeType() + "-" + row.tranId(), row.time(), row.income(), row.asset()));
    }

    private static Optional<MarginPayment.Kind> kind(String incomeType) {
        return switch (incomeType) {
            case "FUNDING_FEE" -> Optional.of(MarginPayment.Kind.FUNDING);
            case "INSURANCE_CLEAR" -> Optional.of(MarginPayment.Kind.LIQUIDATION_FEE);
            default -> Optional.empty();
        };
    }
}
