/**
 * The one home of thresholds: what a company has chosen for each limit that clocks, links and rules
 * name. Those declare their limits where they use them; here is how a limit is written and read,
 * and the values of one policy.
 */
@NullMarked
package io.lintel.gateway.policy;

import org.jspecify.annotations.NullMarked;
