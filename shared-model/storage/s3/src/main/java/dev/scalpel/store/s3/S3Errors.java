package dev.scalpel.store.s3;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What a failed call to S3 tells about the call. */
final class S3Errors {

    private S3Errors() {}

    /** S3 answered that the condition of a write did not hold, or that another write was under way. */
    static boolean isConditionRefused(SdkException fault) {
        int status = statusOf(fault);
        return status == 412 || status == 409 || (status == 404 && codeOf(fault).equals("NoSuchKey"));
    }

    static boolean isNotFound(SdkException fault) {
        return statusOf(fault) == 404 && !codeOf(fault).equals("NoSuchBucket");
    }

    static boolean isForbidden(SdkException fault) {
        return statusOf(fault) == 403;
    }

    /** Worth asking again: overload, an error within S3, a broken connection, a time-out. */
    static boolean isPassing(SdkException fault) {
        if (fault instanceof AwsServiceException answered) {
            return answered.statusCode() >= 500
                    || answered.isThrottlingException()
                    || codeOf(fault).equals("RequestTimeout");
        }
        return isConnectionFault(fault);
    }

    /** The request may have been carried out although no good answer came. */
    static boolean isAmbiguous(SdkException fault) {
        return statusOf(fault) >= 500 ? !codeOf(fault).equals("SlowDown") : isConnectionFault(fault);
    }

    static int statusOf(SdkException fault) {
        return fault instanceof SdkServiceException answered ? answered.statusCode() : 0;
    }

    private static boolean isConnectionFault(SdkException fault) {
        if (fault instanceof AbortedException || fault instanceof SdkServiceException) {
            return false;
        }
        if (fault instanceof ApiCallTimeoutException) {
            return true;
        }
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            // An XML answer that ends in its middle is a connection that was cut, seen by the parser.
            if (cause instanceof IOException || cause instanceof XMLStreamException) {
                return true;
            }
        }
        return false;
    }

    private static String codeOf(SdkException fault) {
        if (fault instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
            String code = answered.awsErrorDetails().errorCode();
            return code == null ? "" : code;
        }
        return "";
    }
}
