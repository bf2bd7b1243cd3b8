package dev.scalpel.venue.trading;

/**
 * What a key may do at its venue.
 *
 * @param trade send orders
 * @param moveFundsOut withdraw, or transfer to another account
 * @param boundToAddresses be used from named addresses only
 */
public record KeyRights(boolean trade, boolean moveFundsOut, boolean boundToAddresses) {}
