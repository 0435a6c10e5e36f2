/** All that is derived from the journal: facts, links and verdicts, rebuilt from it at will. */
@NullMarked
package io.lintel.gateway.projection;

import org.jspecify.annotations.NullMarked;
