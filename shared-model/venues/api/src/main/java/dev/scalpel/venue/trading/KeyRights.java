package dev.scalpel.venue.trading;

/**
 * What an API key is allowed to do.
 *
 * @param trade whether it may send orders
 * @param moveFundsOut whether it may withdraw, or transfer to another account
 * @param boundToAddresses whether it is restricted to certain IP addresses
 */
public record KeyRights(boolean trade, boolean moveFundsOut, boolean boundToAddresses) {}
