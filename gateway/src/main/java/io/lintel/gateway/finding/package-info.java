/**
 * What a person has to look at: verdicts that are not PASS, what no visit explains, and what else
 * the audit noticed. Names each such thing the same way for ever, so that a decision made about it
 * finds it again after every replay.
 */
@NullMarked
package io.lintel.gateway.finding;

import org.jspecify.annotations.NullMarked;
