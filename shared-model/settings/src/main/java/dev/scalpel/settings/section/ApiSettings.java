package dev.scalpel.settings.section;

import dev.scalpel.settings.value.AllowedAddresses;
import dev.scalpel.settings.value.MessageRoutes;
import dev.scalpel.settings.value.TableCapacity;

/**
 * The HTTP API.
 *
 * @param port on this machine
 * @param trustProxy whether a tunnel on this machine forwards calls
 * @param routes of messages whose address names no portfolio
 * @param tableCapacity of the deployment's table of signals
 */
public record ApiSettings(
        boolean enabled,
        int port,
        AllowedAddresses allowFrom,
        boolean trustProxy,
        MessageRoutes routes,
        MutualTlsSettings mutualTls,
        TableCapacity tableCapacity) {}
