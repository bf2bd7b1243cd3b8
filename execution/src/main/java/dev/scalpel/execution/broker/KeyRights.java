package dev.scalpel.execution.broker;

/**
 * What a key may do at its venue.
 *
 * @param trade send orders
 * @param moveFundsOut withdraw, or transfer to another account
 */
record KeyRights(boolean trade, boolean moveFundsOut) {}
