package io.lintel.gateway.store;

import org.jspecify.annotations.Nullable;

/**
 * What somebody remembers of the journal that he read.
 *
 * @param who the file, and in it whose cursor
 * @param journal the id of the journal, or null where an earlier version did not keep it
 * @param seq the last entry that was read
 * @param tip {@code EntryDigest} of that entry, or empty where it was not kept
 */
record Witness(String who, @Nullable String journal, long seq, String tip) {}
