package dev.scalpel.execution.account;

import dev.scalpel.market.Symbol;

/** The account at the venue holds nothing to trade with. */
public final class NoCapitalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoCapitalException(Symbol symbol) {
        super("the account holds no " + symbol.quote() + ": put some there, then " + symbol + " can be traded");
    }
}
