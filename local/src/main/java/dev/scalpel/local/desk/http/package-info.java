/** Requests of the desk's page: who may send them, what they name, and how they are answered. */
@NullMarked
package dev.scalpel.local.desk.http;

import org.jspecify.annotations.NullMarked;
