/** Servers for tests, on loopback and on free ports: S3, SNS and the Lambda runtime API, with faults to inject. */
@NullMarked
package dev.scalpel.testkit;

import org.jspecify.annotations.NullMarked;
