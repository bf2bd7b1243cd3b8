/** Queues of an SQS on loopback. */
@NullMarked
package dev.scalpel.testkit.sqs;

import org.jspecify.annotations.NullMarked;
