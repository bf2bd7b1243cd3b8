package dev.scalpel.execution.account;

import dev.scalpel.market.Symbol;

/** The account at the venue holds none of the quote asset. */
public final class NoCapitalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoCapitalException(Symbol symbol) {
        super("the account holds no " + symbol.quote() + ": deposit some to trade " + symbol);
    }
}
