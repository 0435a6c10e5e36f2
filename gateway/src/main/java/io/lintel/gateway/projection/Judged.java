package io.lintel.gateway.projection;

import io.lintel.gateway.casework.Subject;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case was judged, and what differed is written.
 *
 * @param touched the cases that have to be judged because of it
 * @param awaits when it has to be judged again though nothing comes, or null
 */
record Judged(Set<Subject> touched, @Nullable Instant awaits) {}
