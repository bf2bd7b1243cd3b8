package dev.scalpel.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/**
 * A secret of AWS Secrets Manager: a JSON object with a text for each variable. Each read makes a client and closes it, because notices
 * are rare.
 */
final class AwsNoticeSecret implements OutgoingSecrets {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final String name;
    private final Supplier<SecretsManagerClient> clients;

    AwsNoticeSecret(String name, Supplier<SecretsManagerClient> clients) {
        this.name = name;
        this.clients = clients;
    }

    /** With the region and permissions of the function. */
    AwsNoticeSecret(String name) {
        this(
                name,
                () -> SecretsManagerClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder()
                                .connectionTimeout(CONNECT_TIMEOUT)
                                .socketTimeout(TIMEOUT))
                        .build());
    }

    @Override
    public String read(String variable) {
        JsonNode value = document().path(variable);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new NoticeException("the secret '" + name + "' in Secrets Manager must be a JSON object with a text '"
                    + variable + "'");
        }
        return value.textValue().strip();
    }

    private JsonNode document() {
        try (SecretsManagerClient client = clients.get()) {
            String text =
                    client.getSecretValue(request -> request.secretId(name)).secretString();
            return JSON.readTree(Optional.ofNullable(text).orElse(""));
        } catch (JsonProcessingException malformed) {
            // Without its cause, whose message has a part of the text.
            throw new NoticeException("the secret '" + name + "' in Secrets Manager is no JSON object");
        } catch (SecretsManagerException refused) {
            String code = Optional.ofNullable(refused.awsErrorDetails())
                    .map(AwsErrorDetails::errorCode)
                    .orElse("no code");
            throw new NoticeException("Secrets Manager refused to return the secret '" + name + "': " + code + " (HTTP "
                    + refused.statusCode()
                    + "); check notification.secretName, and that the function's role may read it");
        } catch (SdkException unreachable) {
            throw new NoticeException("Secrets Manager could not be reached for the secret '" + name + "': "
                    + unreachable.getClass().getSimpleName());
        }
    }
}
