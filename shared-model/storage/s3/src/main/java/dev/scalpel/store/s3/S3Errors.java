package dev.scalpel.store.s3;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Classifies failed calls to S3. */
final class S3Errors {

    private S3Errors() {}

    /** S3 responded that the condition of a write did not hold, or that another write was in progress. */
    static boolean isWriteConflict(SdkException fault) {
        int status = statusOf(fault);
        return status == 412 || status == 409 || (status == 404 && codeOf(fault).equals("NoSuchKey"));
    }

    static boolean isNotFound(SdkException fault) {
        return statusOf(fault) == 404 && !codeOf(fault).equals("NoSuchBucket");
    }

    static boolean isForbidden(SdkException fault) {
        return statusOf(fault) == 403;
    }

    /** Worth a retry: overload, an internal error of S3, a broken connection, a timeout. */
    static boolean isTransient(SdkException fault) {
        if (fault instanceof AwsServiceException response) {
            return response.statusCode() >= 500
                    || response.isThrottlingException()
                    || codeOf(fault).equals("RequestTimeout");
        }
        return isConnectionFault(fault);
    }

    /** The request may have been executed although no successful response arrived. */
    static boolean isAmbiguous(SdkException fault) {
        return statusOf(fault) >= 500 ? !codeOf(fault).equals("SlowDown") : isConnectionFault(fault);
    }

    /** In words: the SDK's own of what is not configured list every class that it has asked. */
    static String describe(SdkException fault) {
        String message = String.valueOf(fault.getMessage());
        if (message.startsWith("Unable to load credentials")) {
            return "no credentials of AWS are known: name a profile in AWS_PROFILE, or set AWS_ACCESS_KEY_ID and"
                    + " AWS_SECRET_ACCESS_KEY";
        }
        return message.startsWith("Unable to load region")
                ? "no region of AWS is known: set AWS_REGION, or name a profile that has one in AWS_PROFILE"
                : message;
    }

    static int statusOf(SdkException fault) {
        return fault instanceof SdkServiceException response ? response.statusCode() : 0;
    }

    private static boolean isConnectionFault(SdkException fault) {
        if (fault instanceof AbortedException || fault instanceof SdkServiceException) {
            return false;
        }
        if (fault instanceof ApiCallTimeoutException) {
            return true;
        }
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            // A truncated XML response is a broken connection, noticed by the parser.
            if (cause instanceof IOException || cause instanceof XMLStreamException) {
                return true;
            }
        }
        return false;
    }

    private static String codeOf(SdkException fault) {
        if (fault instanceof AwsServiceException response && response.awsErrorDetails() != null) {
            String code = response.awsErrorDetails().errorCode();
            return code == null ? "" : code;
        }
        return "";
    }
}
