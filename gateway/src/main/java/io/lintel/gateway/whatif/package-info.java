/**
 * {@code lintel audit}: the history in a data directory judged again under another policy, and what
 * would differ. The directory is only read; all that is derived goes to files that are deleted
 * afterwards.
 */
@NullMarked
package io.lintel.gateway.whatif;

import org.jspecify.annotations.NullMarked;
