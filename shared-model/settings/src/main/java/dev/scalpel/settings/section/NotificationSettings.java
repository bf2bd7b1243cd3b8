package dev.scalpel.settings.section;

import dev.scalpel.settings.value.EmailAddress;
import dev.scalpel.settings.value.TradeNotices;
import java.util.Optional;

/**
 * @param trades when closed trades are reported
 * @param telegramChat where notices go by Telegram as well
 * @param telegramVariable the name of the environment variable with the bot's token, never the token
 * @param webhookVariable the name of the environment variable with the address that notices are posted to as well
 * @param secretName of the secret in Secrets Manager with both, instead of variables
 */
public record NotificationSettings(
        Channel channel,
        Optional<String> topic,
        Optional<EmailAddress> email,
        TradeNotices trades,
        Optional<String> telegramChat,
        String telegramVariable,
        Optional<String> webhookVariable,
        Optional<String> secretName) {}
