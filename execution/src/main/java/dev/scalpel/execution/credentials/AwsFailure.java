package dev.scalpel.execution.credentials;

import dev.scalpel.venue.credentials.MissingCredentialsException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says why AWS refused a call. The SDK's messages are left out, and so are its exceptions as causes: they may quote a
 * request.
 *
 * @param service its name
 * @param verb what the call does
 * @param what of which secret
 * @param check what to look at
 */
record AwsFailure(String service, String verb, String what, String check) {

    static AwsFailure reading(String service, String what, String setting) {
        return new AwsFailure(
                service, "return", what, "check " + setting + ", and that the function's role may read it");
    }

    static AwsFailure writing(String service, String what) {
        return new AwsFailure(service, "store", what, "check the region and that your AWS credentials may write it");
    }

    /** @throws MissingCredentialsException in place of what the SDK throws */
    <T> T explain(Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException refused) {
            throw refused(code(refused), refused.statusCode());
        } catch (SdkException unreachable) {
            throw unreachable(unreachable);
        }
    }

    /** @param code of AWS; empty where a server other than AWS answered */
    MissingCredentialsException refused(String code, int status) {
        return new MissingCredentialsException(service + " refused to " + verb + " " + what + ": "
                + (code.isEmpty() ? "no code" : code) + " (HTTP " + status + "); " + check);
    }

    MissingCredentialsException unreachable(Exception reason) {
        return new MissingCredentialsException(service + " could not be reached for " + what + ": "
                + reason.getClass().getSimpleName()
                + "; it needs a region and credentials of AWS, as its command line does");
    }

    /** A server other than AWS, such as a proxy in between, sends none. */
    private static String code(AwsServiceException refused) {
        return Optional.ofNullable(refused.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }
}
