/** Pure decision: which verdict a rule gives on a visit. */
@NullMarked
package io.lintel.gateway.audit;

import org.jspecify.annotations.NullMarked;
