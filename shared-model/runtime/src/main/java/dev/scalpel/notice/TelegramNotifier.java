package dev.scalpel.notice;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Sends notices to a chat by a bot: the method {@code sendMessage} of the Telegram Bot API, core.telegram.org/bots/api, which takes plain
 * text of 1 to 4,096 characters. The token is part of the address.
 */
public final class TelegramNotifier implements Notifier {

    static final URI TELEGRAM = URI.create("https://api.telegram.org");

    private static final int MAX_CHARACTERS = 4_096;
    private static final String CUT = "\n[truncated]";
    private static final Pattern TOKEN = Pattern.compile("\\d{1,20}:[A-Za-z0-9_-]{10,100}");

    private final JsonPost post;
    private final String chat;

    /**
     * @param server {@link #TELEGRAM}, or another one for tests
     * @throws IllegalArgumentException if the token has not the form of one; the message does not have it
     */
    public TelegramNotifier(URI server, String token, String chat) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException(
                    "a token of a Telegram bot must be NUMBER:LETTERS, as BotFather gives it");
        }
        this.post = new JsonPost(server.resolve("/bot" + token + "/sendMessage"), "Telegram");
        this.chat = chat;
    }

    @Override
    public Delivery send(Notice notice) {
        String text = notice.subject().strip() + "\n\n" + NoticeText.message(notice.message());
        post.send(
                notice.cause(),
                JsonPost.document().put("chat_id", chat).put("text", cut(text)).put("disable_web_page_preview", true));
        return Delivery.SENT;
    }

    private static String cut(String text) {
        if (text.length() <= MAX_CHARACTERS) {
            return text;
        }
        int end = MAX_CHARACTERS - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
