package dev.scalpel.local.desk.data;

import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.portfolio.state.PortfolioState;
import java.util.Map;
import java.util.Optional;

/**
 * The account and the portfolios as the desk last read them.
 *
 * @param portfolios by name; one that has never run has none
 */
public record AccountView(Optional<AccountDocument> account, Map<String, PortfolioState> portfolios) {

    static final AccountView NONE = new AccountView(Optional.empty(), Map.of());

    public AccountView {
        portfolios = Map.copyOf(portfolios);
    }
}
