/** Peers for tests, all on loopback and on free ports: an S3 server and the faults a network puts in front of it. */
@NullMarked
package dev.scalpel.testkit;

import org.jspecify.annotations.NullMarked;
